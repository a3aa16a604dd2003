using System.Globalization;
using System.Text.Json;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Desk.Mailboxes.Events;
using Charter.Desk.Settings;
using Charter.Desk.Settings.Events;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Automation;

/// <summary>
/// Tells the administrators, on screen and by mail, that a mailbox or a server for mail fails for a while, and that it works
/// again. Once for each, until it recovers.
/// </summary>
public sealed class TellAdministrators : IJournalReaction
{
    /// <inheritdoc/>
    public async Task ReactAsync(
        DeskContext db,
        IReadOnlyList<PendingEvent> happened,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(happened);
        foreach (var pending in happened)
        {
            if (await ReadAsync(db, pending.Happened, cancellationToken) is { } trouble)
            {
                await TellAsync(db, trouble, cancellationToken);
            }
        }
    }

    private static Task<Trouble?> ReadAsync(
        DeskContext db,
        JournalEvent happened,
        CancellationToken cancellationToken
    ) =>
        happened switch
        {
            MailboxStillFailed e => MailboxAsync(
                db,
                e.MailboxId,
                (NoticeKinds.MailboxFailing, "mailbox_failing"),
                cancellationToken
            ),
            MailboxRecovered { WasTold: true } e => MailboxAsync(
                db,
                e.MailboxId,
                (NoticeKinds.MailboxRecovered, "mailbox_recovered"),
                cancellationToken
            ),
            MailRouteStillFailed e => RouteAsync(
                db,
                e.RouteId,
                (NoticeKinds.RouteFailing, "route_failing"),
                cancellationToken
            ),
            MailRouteRecovered { WasTold: true } e => RouteAsync(
                db,
                e.RouteId,
                (NoticeKinds.RouteRecovered, "route_recovered"),
                cancellationToken
            ),
            _ => Task.FromResult<Trouble?>(null),
        };

    private static async Task<Trouble?> MailboxAsync(
        DeskContext db,
        long mailboxId,
        (string Kind, string Letter) what,
        CancellationToken cancellationToken
    )
    {
        var mailbox = await db.Mailboxes.FindAsync([mailboxId], cancellationToken);
        var state = await db.MailboxStates.FindAsync([mailboxId], cancellationToken);
        var isFailing = what.Kind == NoticeKinds.MailboxFailing;
        return mailbox is null
            ? null
            : new Trouble(
                what.Kind,
                what.Letter,
                new NoticeFacts
                {
                    Name = mailbox.Name,
                    Path = string.Create(CultureInfo.InvariantCulture, $"/settings/mailboxes/{mailboxId}"),
                    Reason = isFailing ? state?.Error : null,
                },
                isFailing ? state?.Advice ?? "" : "",
                string.Create(CultureInfo.InvariantCulture, $"notice:mailbox:{mailboxId}:")
            );
    }

    private static async Task<Trouble?> RouteAsync(
        DeskContext db,
        long routeId,
        (string Kind, string Letter) what,
        CancellationToken cancellationToken
    )
    {
        if (await db.MailRoutes.FindAsync([routeId], cancellationToken) is not { } route)
        {
            return null;
        }

        var isFailing = what.Kind == NoticeKinds.RouteFailing;
        var hasOther =
            isFailing
            && await db.MailRoutes.AnyAsync(
                r => r.Id != routeId && r.IsEnabled && r.LastError == null,
                cancellationToken
            );
        return new Trouble(
            what.Kind,
            what.Letter + (isFailing && hasOther ? "_covered" : ""),
            new NoticeFacts
            {
                Name = route.Name,
                Path = "/settings/mail/routes",
                Reason = isFailing ? route.LastError : null,
            },
            "",
            string.Create(CultureInfo.InvariantCulture, $"notice:route:{routeId}:")
        );
    }

    private static async Task TellAsync(DeskContext db, Trouble trouble, CancellationToken cancellationToken)
    {
        var isOver = trouble.Kind is NoticeKinds.MailboxRecovered or NoticeKinds.RouteRecovered;
        var unheard = isOver ? await TakeBackAsync(db, trouble, cancellationToken) : [];
        var company = await db.Companies.FindAsync([Company.TheOnlyId], cancellationToken);
        foreach (var person in await MatrixPeople.AdministratorsAsync(db, cancellationToken))
        {
            db.Notices.Add(
                new Notice
                {
                    Id = db.NewId(),
                    StaffId = person.Id,
                    Kind = trouble.Kind,
                    Facts = JsonSerializer.Serialize(trouble.Facts, JournalJson.Options),
                    At = db.Write!.Now,
                }
            );
            if (!unheard.Contains(person.Id))
            {
                Mail(db, person, trouble, company);
            }
        }
    }

    // Whoever never got the mail that something fails, because it could not leave, needs none that it works again.
    private static async Task<HashSet<long>> TakeBackAsync(
        DeskContext db,
        Trouble trouble,
        CancellationToken cancellationToken
    )
    {
        var waiting = await db
            .Outbox.AsTracking()
            .Where(o => o.State == OutboxState.Waiting && o.IdempotencyKey.StartsWith(trouble.Key))
            .ToListAsync(cancellationToken);
        foreach (var item in waiting)
        {
            item.State = OutboxState.Cancelled;
            item.DoneAt = db.Write!.Now;
        }

        return
        [
            .. waiting.Select(o =>
                long.Parse(o.IdempotencyKey.Split(':')[3], NumberStyles.None, CultureInfo.InvariantCulture)
            ),
        ];
    }

    private static void Mail(DeskContext db, StaffMember person, Trouble trouble, Company? company)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["staff.name"] = person.Name,
            ["name"] = trouble.Facts.Name ?? "",
            ["reason"] = trouble.Facts.Reason ?? "",
            ["advice"] = trouble.Advice,
            ["link"] = company is null ? "" : $"{company.PublicUrl.TrimEnd('/')}{trouble.Facts.Path}",
        };
        var letter = FillFields.Of(
            BuiltInLetters.Of(LetterNames.StaffPrefix + trouble.Letter, person.Language),
            fields
        );
        var mail = new NoticeMail(person.Email, person.Name, letter.Subject, letter.Body);
        var id = db.NewId();
        db.Outbox.Add(
            new OutboxItem
            {
                Id = id,
                Effect = NoticeMail.Effect,
                IdempotencyKey = string.Create(CultureInfo.InvariantCulture, $"{trouble.Key}{person.Id}:{id}"),
                Payload = JsonSerializer.Serialize(mail, JournalJson.Options),
                CreatedAt = db.Write!.Now,
                DueAt = db.Write.Now,
            }
        );
    }

    /// <param name="Kind">What the notice is.</param>
    /// <param name="Letter">The letter that says it.</param>
    /// <param name="Facts">What its words are made of.</param>
    /// <param name="Advice">What a person can do.</param>
    /// <param name="Key">How the idempotency keys of its mails begin.</param>
    private sealed record Trouble(string Kind, string Letter, NoticeFacts Facts, string Advice, string Key);
}
