using System.Globalization;
using System.Text.Json;
using Charter.Desk.Deliveries;
using Charter.Desk.Duties;
using Charter.Desk.Duties.Events;
using Charter.Desk.Journal;
using Charter.Desk.Policies;
using Charter.Desk.Settings;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using NodaTime;

namespace Charter.Desk.Automation;

/// <summary>Tells the managers, on screen and by mail, that a duty of the organisation is soon due or was not done in time.</summary>
public sealed class TellDuties(Editions editions) : IJournalReaction
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
            if (pending.Happened is DutyWarned warned)
            {
                await TellAsync(db, NoticeKinds.DutyWarned, warned.CommitmentKey, warned.DueAt, cancellationToken);
            }
            else if (pending.Happened is DutyBroken broken)
            {
                await TellAsync(db, NoticeKinds.DutyBroken, broken.CommitmentKey, broken.DueAt, cancellationToken);
            }
        }
    }

    private async Task TellAsync(
        DeskContext db,
        string kind,
        string key,
        Instant due,
        CancellationToken cancellationToken
    )
    {
        var edition = await editions.CurrentAsync(db, cancellationToken);
        var facts = new NoticeFacts
        {
            CommitmentKey = key,
            Edition = edition?.Number,
            DueAt = due,
        };
        var company = await db.Companies.FindAsync([Company.TheOnlyId], cancellationToken);
        foreach (var person in await MatrixPeople.LeadersAsync(db, cancellationToken))
        {
            db.Notices.Add(
                new Notice
                {
                    Id = db.NewId(),
                    StaffId = person.Id,
                    Kind = kind,
                    Facts = JsonSerializer.Serialize(facts, JournalJson.Options),
                    At = db.Write!.Now,
                }
            );
            Mail(db, person, kind, facts, SentenceOf(edition, key, person.Language), company);
        }
    }

    private static string SentenceOf(GoverningEdition? edition, string key, string language) =>
        edition?.SentenceOf(key)?.Text
        ?? (
            key == Duty.PolicyReview && BuiltInLetters.Nearest(language) == "zh-Hans"
                ? "本政策每年审阅一次。"
                : "The policy itself is reviewed once a year."
        );

    private static void Mail(
        DeskContext db,
        StaffMember person,
        string kind,
        NoticeFacts facts,
        string sentence,
        Company? company
    )
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["staff.name"] = person.Name,
            ["due"] = LetterDates.Write(facts.DueAt!.Value, person.Zone, person.Language),
            ["policy.sentence"] = sentence,
            ["duties.link"] = company is null ? "" : $"{company.PublicUrl.TrimEnd('/')}/promises/duties",
        };
        var name = kind == NoticeKinds.DutyBroken ? "duty_broken" : "duty_warned";
        var letter = FillFields.Of(BuiltInLetters.Of(LetterNames.StaffPrefix + name, person.Language), fields);
        var mail = new NoticeMail(person.Email, person.Name, letter.Subject, letter.Body, facts.CommitmentKey);
        var id = db.NewId();
        db.Outbox.Add(
            new OutboxItem
            {
                Id = id,
                Effect = NoticeMail.Effect,
                IdempotencyKey = string.Create(CultureInfo.InvariantCulture, $"notice:{id}"),
                Payload = JsonSerializer.Serialize(mail, JournalJson.Options),
                CreatedAt = db.Write!.Now,
                DueAt = db.Write.Now,
            }
        );
    }
}
