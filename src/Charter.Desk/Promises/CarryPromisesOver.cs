using Charter.Desk.Journal;
using Charter.Desk.Promises.Events;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Promises;

/// <summary>
/// When a ticket goes into another, what was still promised on it goes on in the one that stays: merging must never be
/// a way to make a promise go away. Stands before <see cref="KeepReadings"/>, which ends the clocks of what went.
/// </summary>
public sealed class CarryPromisesOver : IJournalReaction
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
            if (pending is { Happened: TicketMerged merged, TicketId: { } from })
            {
                var open = await db
                    .PromiseReadings.AsNoTracking()
                    .Where(r => r.TicketId == from && r.StoppedAt == null && r.DueAt != null)
                    .OrderBy(r => r.DueAt)
                    .ThenBy(r => r.Id)
                    .ToListAsync(cancellationToken);
                foreach (var reading in open)
                {
                    db.Record(
                        new TicketMergeReceived(reading.CommitmentKey, reading.DueAt!.Value),
                        merged.IntoTicketId
                    );
                }
            }
        }
    }
}
