using Charter.Desk.Shared;
using Charter.Desk.Storage;

namespace Charter.Desk.Conversations;

/// <summary>Writes down that a receiver's program says that a message of ours was shown.</summary>
public static class RecordReceipt
{
    /// <param name="OriginalMessageId">The Message-ID of that message, without angle brackets.</param>
    public sealed record Request(string? OriginalMessageId);

    public static async Task<Outcome<Done>> Handle(DeskContext db, Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (
            await RecordReturnedMail.FindAsync(db, request.OriginalMessageId, cancellationToken) is { } message
            && await db.Tickets.FindAsync([message.TicketId], cancellationToken) is { } ticket
        )
        {
            DeskNotes.Add(
                db,
                ticket,
                DeskNotes.Shown,
                $"The receiver's mail program says that the message of {message.At.ToString("uuuu-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)} UTC was shown. It proves nothing."
            );
        }

        return Done.It;
    }
}
