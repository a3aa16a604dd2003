using Charter.Desk.Automation.Events;
using Charter.Desk.Conversations;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Automation;

/// <summary>
/// Sends the customer a letter in the company's form with a person's words in it: how the matter stands, or how it
/// ends. A person says what only a person can; so it counts as theirs.
/// </summary>
public static class SendLetter
{
    private const int LongestWords = 10_000;

    // What an update keeps, and what the answer to a matter keeps, in the order in which one is named.
    private static readonly Dictionary<string, ServiceAction[]> Kept = new(StringComparer.Ordinal)
    {
        [LetterNames.Update] = [ServiceAction.Update],
        [LetterNames.Resolution] = [ServiceAction.Resolve, ServiceAction.Respond, ServiceAction.FirstResponse],
    };

    /// <param name="TicketId">The ticket.</param>
    /// <param name="Letter"><see cref="LetterNames.Update"/> or <see cref="LetterNames.Resolution"/>.</param>
    /// <param name="Words">How it stands; or the outcome.</param>
    /// <param name="Found">What was found, for the answer to a matter.</param>
    /// <param name="Resolves">Whether the ticket is resolved by it.</param>
    public sealed record Request(
        long TicketId,
        string Letter,
        string Words,
        string? Found = null,
        bool Resolves = false
    );

    public sealed record Result(long MessageId);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        Editions editions,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        var found = await TicketLookup.FindToChangeAsync(
            db,
            actor,
            request.TicketId,
            Permissions.WorkTickets,
            cancellationToken
        );
        if (!found.IsDone(out var ticket))
        {
            return found.Refusal!;
        }

        if (!ticket.IsOpen())
        {
            return new TicketNotOpen();
        }

        if (!Kept.TryGetValue(request.Letter ?? "", out var actions))
        {
            return new InvalidField("letter", "Letters that a person sends are update and resolution.");
        }

        if (!FieldText.IsProse(request.Words, "words", LongestWords, out _, out var wrong))
        {
            return wrong;
        }

        if (request.Found is { Length: > LongestWords })
        {
            return new InvalidField("found", $"At most {LongestWords} characters fit here.");
        }

        var message = await MakeAsync(db, actor, ticket, request, editions, cancellationToken);
        var promised = await PromisedAsync(db, ticket.Id, actions, cancellationToken);
        var sent = await OutgoingMessages.Add(db, ticket, message, cancellationToken);
        if (sent.Refusal is { } refusal)
        {
            return refusal;
        }

        db.Record(new LetterSent(message.Id, request.Letter!, promised), ticket.Id);
        if (request.Resolves)
        {
            ResolveTicket.Apply(db, ticket, reason: null);
        }

        return new Result(message.Id);
    }

    private static async Task<Message> MakeAsync(
        DeskContext db,
        Actor actor,
        Ticket ticket,
        Request request,
        Editions editions,
        CancellationToken cancellationToken
    )
    {
        var link = await FollowAddress.MakeAsync(db, ticket, cancellationToken);
        var letter = await FillAsync(db, actor, ticket, request, editions, link, cancellationToken);
        return await LetterMessage.MakeAsync(
            db,
            ticket,
            request.Letter,
            letter,
            cancellationToken,
            actor.Kind == ActorKind.Staff ? actor.Id : null,
            byPerson: true
        );
    }

    private static async Task<FilledLetter> FillAsync(
        DeskContext db,
        Actor actor,
        Ticket ticket,
        Request request,
        Editions editions,
        string link,
        CancellationToken cancellationToken
    )
    {
        var text = await FindLetter.OfAsync(
            db,
            request.Letter,
            ticket.Language,
            ticket.DepartmentId,
            cancellationToken
        );
        var fields = await LetterFields.OfAsync(db, ticket, editions, text.Language, true, cancellationToken);
        fields["words"] = FieldText.Clean(request.Words).Trim();
        fields["found"] = FieldText.Clean(request.Found).Trim();
        fields["follow.link"] = link;
        fields["staff.name"] =
            actor.Kind == ActorKind.Staff
                ? (await db.StaffMembers.FindAsync([actor.Id], cancellationToken))?.Name ?? ""
                : "";
        return FillFields.Of(text, fields);
    }

    private static async Task<string?> PromisedAsync(
        DeskContext db,
        long ticketId,
        ServiceAction[] actions,
        CancellationToken cancellationToken
    )
    {
        var running = await db
            .PromiseReadings.Where(r => r.TicketId == ticketId && r.StoppedAt == null && actions.Contains(r.Action))
            .ToListAsync(cancellationToken);
        return running
            .OrderBy(r => Array.IndexOf(actions, r.Action))
            .ThenBy(r => r.DueAt)
            .FirstOrDefault()
            ?.CommitmentKey;
    }
}
