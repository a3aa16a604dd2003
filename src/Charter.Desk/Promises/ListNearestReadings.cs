using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Promises;

/// <summary>The nearest promise of each of some tickets: what a list of tickets shows beside them.</summary>
public static class ListNearestReadings
{
    private const int MostTickets = 200;

    /// <param name="TicketIds">The tickets, at most 200; those that the actor may not see are left out.</param>
    public sealed record Request(IReadOnlyCollection<long> TicketIds);

    /// <param name="ByTicket">The nearest open reading of each ticket that has one; a paused one where nothing else runs.</param>
    public sealed record Result(IReadOnlyDictionary<long, ListReadings.Reading> ByTicket);

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        Editions editions,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(editions);
        var ids = request.TicketIds.Distinct().Take(MostTickets).ToArray();
        var visible = db.Tickets.VisibleTo(actor);
        var rows = await db
            .PromiseReadings.AsNoTracking()
            .Where(r => ids.Contains(r.TicketId) && r.StoppedAt == null && visible.Any(t => t.Id == r.TicketId))
            .ToListAsync(cancellationToken);
        var nearest = new Dictionary<long, ListReadings.Reading>();
        foreach (var row in rows.OrderBy(r => r.DueAt ?? Instant.MaxValue).ThenBy(r => r.Id))
        {
            if (nearest.ContainsKey(row.TicketId))
            {
                continue;
            }

            var edition = await editions.OfAsync(db, row.Edition, cancellationToken);
            if (edition.CommitmentOf(row.CommitmentKey) is { } commitment)
            {
                nearest[row.TicketId] = ListReadings.Of(row, commitment, edition.Clocks.Calendar, now);
            }
        }

        return new Result(nearest);
    }
}
