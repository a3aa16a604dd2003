using Charter.Desk.Journal;
using Charter.Desk.Policies.Events;
using Charter.Desk.Promises.Events;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Promises;

/// <summary>Where a policy was put in force with "open tickets too", makes it govern each of them, by an event on each.</summary>
public sealed class ApplyToOpenTickets : IJournalReaction
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
        var edition = happened
            .Select(e => e.Happened)
            .OfType<PolicyPutInForce>()
            .Where(e => e.OpenTicketsToo)
            .Select(e => e.Edition)
            .LastOrDefault();
        if (edition == 0)
        {
            return;
        }

        var open = await db
            .Tickets.AsTracking()
            .Where(t =>
                t.Status != TicketStatus.Resolved
                && t.Status != TicketStatus.Closed
                && t.MergedIntoId == null
                && t.Edition != edition
            )
            .OrderBy(t => t.Id)
            .ToListAsync(cancellationToken);
        foreach (var ticket in open)
        {
            db.Record(new PolicyApplied(edition, ticket.Edition), ticket.Id);
            ticket.Edition = edition;
        }
    }
}
