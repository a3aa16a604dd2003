using Charter.Desk.Conversations.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>Tells the customer that it takes longer: the new date and the reason.</summary>
public static class SendHoldingNotice
{
    /// <param name="TicketId">The ticket.</param>
    /// <param name="Text">The letter.</param>
    /// <param name="Html">The same as sanitised HTML.</param>
    /// <param name="NewDue">By when the customer will have an answer.</param>
    /// <param name="Reason">Why it takes longer.</param>
    /// <param name="CommitmentKey">The promise that it is about; <c>null</c> for all that are open.</param>
    public sealed record Request(
        long TicketId,
        string Text,
        string? Html,
        Instant NewDue,
        string Reason,
        string? CommitmentKey = null
    );

    public sealed record Result(long MessageId);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
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

        if (NewMessages.Read(request.Text, request.Html, out var text, out var html) is { } wrong)
        {
            return wrong;
        }

        if (!FieldText.IsLine(request.Reason, "reason", 1000, out var reason, out var wrongReason))
        {
            return wrongReason;
        }

        if (Check(request, db.Write!.Now) is { } wrongRequest)
        {
            return wrongRequest;
        }

        var message = await NewMessages.MakeAsync(
            db,
            actor,
            ticket,
            MessageDirection.Outbound,
            ServedSubject.Email,
            (text, html),
            cancellationToken
        );
        var sent = await OutgoingMessages.Add(db, ticket, message, cancellationToken);
        if (sent.Refusal is { } refusal)
        {
            return refusal;
        }

        db.Record(
            new HoldingNoticeSent(message.Id, Microseconds.Truncate(request.NewDue), reason, request.CommitmentKey),
            ticket.Id
        );
        return new Result(message.Id);
    }

    private static InvalidField? Check(Request request, Instant now)
    {
        if (request.NewDue <= now)
        {
            return new InvalidField("newDue", "The new date has to be in the future.");
        }

        if (request.CommitmentKey is { Length: > 500 })
        {
            return new InvalidField("commitmentKey", "That is not the key of a promise.");
        }

        return null;
    }
}
