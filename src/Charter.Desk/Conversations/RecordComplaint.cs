using Charter.Desk.Conversations.Events;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;

namespace Charter.Desk.Conversations;

/// <summary>Writes down that a receiver told their provider that a message of ours is unwanted.</summary>
public static class RecordComplaint
{
    /// <param name="OriginalMessageId">The Message-ID of what is complained about, without angle brackets.</param>
    /// <param name="Kind">What the provider calls it.</param>
    /// <param name="Proof">What proves that it comes from a receiver's provider; <c>null</c> for nothing.</param>
    public sealed record Request(string? OriginalMessageId, string Kind, ProvenReturn? Proof = null);

    /// <param name="IsOurs">Whether it is about a message of ours.</param>
    public sealed record Result(bool IsOurs);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (await RecordReturnedMail.FindAsync(db, request.OriginalMessageId, cancellationToken) is not { } message)
        {
            return new Result(false);
        }

        Ticket ticket =
            await db.Tickets.FindAsync([message.TicketId], cancellationToken)
            ?? throw new InvalidOperationException($"The message {message.Id} has no ticket.");
        var kind = FieldText.CleanLine(request.Kind, 40);
        // A report is easily made by whoever has a copy, so that it only tells people something and blocks nobody.
        var said =
            request.Proof is { } proof && proof.MessageId == message.Id
                ? $"{proof.Recipient} reported “{message.Subject}” to their mail provider as unwanted ({kind}). Write to them again only if they ask."
                : $"A report says that a receiver of “{message.Subject}” called it unwanted at their mail provider ({kind}). Nothing proves who made the report.";
        DeskNotes.Add(db, ticket, DeskNotes.Complained, said);
        db.Record(new MailComplained(message.Id, kind), ticket.Id);
        return new Result(true);
    }
}
