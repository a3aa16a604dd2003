using System.Runtime.CompilerServices;
using Charter.Desk.Journal;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy.Clocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Promises;

/// <summary>
/// What happened to the tickets of a span of time, as clocks see it, one ticket after the other from the journal. Read in
/// parts, each on a context of its own, so that neither memory nor the database is held by a long journal.
/// </summary>
internal sealed class TicketHistories(IReadGate reads, Actor actor, Interval opened)
{
    private const int PartSize = 500;

    /// <summary>How many there are now.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var db = reads.Open();
        return await Tickets(db).CountAsync(cancellationToken);
    }

    public async IAsyncEnumerable<IReadOnlyList<ClockEvent>> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var last = 0L;
        while (true)
        {
            await using var db = reads.Open();
            var ids = await Tickets(db)
                .Where(t => t.Id > last)
                .OrderBy(t => t.Id)
                .Take(PartSize)
                .Select(t => (long?)t.Id)
                .ToListAsync(cancellationToken);
            if (ids.Count == 0)
            {
                yield break;
            }

            last = ids[^1]!.Value;
            var history = new List<ClockEvent>();
            long? current = null;
            await foreach (var row in Rows(db, ids).WithCancellation(cancellationToken))
            {
                if (row.TicketId != current && history.Count > 0)
                {
                    yield return history;
                    history = [];
                }

                current = row.TicketId;
                if (
                    TicketClocks.Kinds.Contains(row.Kind)
                    && JournalJson.Read(row.Kind, row.Payload) is IClockFact fact
                    && fact.ToClockEvent(row.At) is { } happened
                )
                {
                    history.Add(happened);
                }
            }

            if (history.Count > 0)
            {
                yield return history;
            }
        }
    }

    // Tickets that only try the desk are no measure of it.
    private IQueryable<Ticket> Tickets(DeskContext db) =>
        db
            .Tickets.AsNoTracking()
            .VisibleTo(actor)
            .Where(t => !t.IsTest && t.OpenedAt >= opened.Start && t.OpenedAt < opened.End);

    private static IAsyncEnumerable<JournalRow> Rows(DeskContext db, List<long?> ids) =>
        db
            .Journal.AsNoTracking()
            .Where(r => ids.Contains(r.TicketId))
            .OrderBy(r => r.TicketId)
            .ThenBy(r => r.TicketSeq)
            .AsAsyncEnumerable();
}
