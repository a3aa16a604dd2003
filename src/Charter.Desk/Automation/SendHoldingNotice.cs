using Charter.Desk.Conversations;
using Charter.Desk.Conversations.Events;
using Charter.Desk.Policies;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Automation;

/// <summary>
/// Tells a customer that the answer takes longer, why, and by when it comes. The new date is a person's word; the desk
/// never makes one up.
/// </summary>
public static class SendHoldingNotice
{
    /// <summary>A new date further away than a year is a slip of the hand.</summary>
    public static Duration Furthest { get; } = Duration.FromDays(366);

    /// <param name="TicketId">The ticket.</param>
    /// <param name="NewDue">By when the answer comes now.</param>
    /// <param name="Reason">Why, in words for the customer.</param>
    public sealed record Request(long TicketId, Instant NewDue, string Reason);

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

        if (!FieldText.IsLine(request.Reason, "reason", 500, out var reason, out var wrong))
        {
            return wrong;
        }

        var now = db.Write!.Now;
        if (request.NewDue <= now || request.NewDue > now + Furthest)
        {
            return new InvalidField("newDue", "The new date lies in the future, at most a year away.");
        }

        var staffId = actor.Kind == ActorKind.Staff ? actor.Id : (long?)null;
        var promised = await PromisedAsync(db, ticket.Id, cancellationToken);
        var said = (request.NewDue, reason, staffId);
        var sent = await SendAsync(db, ticket, editions, said, promised, cancellationToken);
        return sent.IsDone(out var messageId) ? new Result(messageId) : sent.Refusal!;
    }

    /// <summary>Sends the letter and writes down what was promised by it.</summary>
    internal static async Task<Outcome<long>> SendAsync(
        DeskContext db,
        Ticket ticket,
        Editions editions,
        (Instant NewDue, string Reason, long? StaffId) said,
        string? promised,
        CancellationToken cancellationToken
    )
    {
        var message = await MakeAsync(db, ticket, editions, said, cancellationToken);
        var sent = await OutgoingMessages.Add(db, ticket, message, cancellationToken);
        if (sent.Refusal is { } refusal)
        {
            return refusal;
        }

        db.Record(new HoldingNoticeSent(message.Id, said.NewDue, said.Reason, promised), ticket.Id);
        return message.Id;
    }

    private static async Task<Message> MakeAsync(
        DeskContext db,
        Ticket ticket,
        Editions editions,
        (Instant NewDue, string Reason, long? StaffId) said,
        CancellationToken cancellationToken
    )
    {
        var text = await FindLetter.OfAsync(
            db,
            LetterNames.HoldingNotice,
            ticket.Language,
            ticket.DepartmentId,
            cancellationToken
        );
        var company = await db.Companies.FindAsync([Company.TheOnlyId], cancellationToken);
        var fields = await LetterFields.OfAsync(db, ticket, editions, text.Language, true, cancellationToken);
        fields["reason"] = said.Reason;
        fields["new.due"] = LetterDates.Write(said.NewDue, company?.Zone ?? "Etc/UTC", text.Language);
        fields["follow.link"] = await FollowAddress.MakeAsync(db, ticket, cancellationToken);
        return await LetterMessage.MakeAsync(
            db,
            ticket,
            LetterNames.HoldingNotice,
            FillFields.Of(text, fields),
            cancellationToken,
            said.StaffId
        );
    }

    private static Task<string?> PromisedAsync(DeskContext db, long ticketId, CancellationToken cancellationToken) =>
        db
            .PromiseReadings.Where(r =>
                r.TicketId == ticketId && r.Action == ServiceAction.NotifyDelay && r.StoppedAt == null
            )
            .OrderBy(r => r.DueAt)
            .Select(r => (string?)r.CommitmentKey)
            .FirstOrDefaultAsync(cancellationToken);
}
