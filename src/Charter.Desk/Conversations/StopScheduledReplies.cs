using Charter.Desk.Conversations.Events;
using Charter.Desk.Journal;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>
/// When the customer writes while an answer waits for its time, the answer stops: it may no longer be what they need.
/// The seconds of second thoughts are no such wait; what leaves in a moment would have left already.
/// </summary>
public sealed class StopScheduledReplies : IJournalReaction
{
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
            if (
                pending is not { Happened: MessageReceived { Automatic: false }, TicketId: { } ticketId }
                || db.Write!.HasOpened(ticketId)
            )
            {
                continue;
            }

            var waiting = await db
                .HeldReplies.AsTracking()
                .Where(h => h.TicketId == ticketId && h.IsScheduled && h.StoppedBecause == null)
                .ToListAsync(cancellationToken);
            foreach (var held in waiting)
            {
                ReleaseReplies.Stop(db, held, HeldBecause.CustomerWrote, null);
            }
        }
    }
}
