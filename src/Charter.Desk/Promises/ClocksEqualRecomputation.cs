using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Verification;
using Charter.Desk.Tickets;
using Charter.Policy.Clocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Charter.Desk.Promises;

/// <summary>The stored readings of every ticket are what its events give, computed from nothing (V6).</summary>
public sealed class ClocksEqualRecomputation(TicketClocks clocks) : IDeskCheck
{
    private const int BatchSize = 200;

    /// <inheritdoc/>
    public string Name => "clocks equal recomputation";

    /// <inheritdoc/>
    public async IAsyncEnumerable<CheckFinding> RunAsync(
        DeskContext db,
        Instant now,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var last = 0L;
        while (true)
        {
            var tickets = await db
                .Tickets.AsNoTracking()
                .Where(t => t.Id > last)
                .OrderBy(t => t.Id)
                .Take(BatchSize)
                .ToListAsync(cancellationToken);
            if (tickets.Count == 0)
            {
                yield break;
            }

            last = tickets[^1].Id;
            var ids = tickets.ConvertAll(t => t.Id);
            var stored = (
                await db
                    .PromiseReadings.AsNoTracking()
                    .Where(r => ids.Contains(r.TicketId))
                    .ToListAsync(cancellationToken)
            ).ToLookup(r => r.TicketId);
            var folded = await clocks.ReadAsync(db, ids, FrozenSet<long>.Empty, null, cancellationToken);
            foreach (var ticket in tickets)
            {
                foreach (var problem in Compare(ticket, [.. stored[ticket.Id]], folded[ticket.Id]))
                {
                    yield return new CheckFinding($"ticket {ticket.Number}", problem);
                }
            }
        }
    }

    private static IEnumerable<string> Compare(Ticket ticket, List<PromiseReading> stored, FoldedTicket folded)
    {
        var left = stored.ToDictionary(r => (r.CommitmentKey, r.Round));
        foreach (var reading in folded.Readings)
        {
            var name = $"the clock “{reading.Commitment.Key}”, round {reading.Round},";
            if (!left.Remove((reading.Commitment.Key, reading.Round), out var row))
            {
                yield return $"{name} is not stored.";
            }
            else if (Difference(row, reading) is { } difference)
            {
                yield return $"{name} {difference}.";
            }

            if (reading.BrokenAt is not null && !folded.History.HasBroken(reading.Commitment.Key, reading.Round))
            {
                yield return $"{name} broke, and the journal does not say so.";
            }
        }

        foreach (var (key, round) in left.Keys)
        {
            yield return $"a clock “{key}”, round {round}, is stored that its events don't give.";
        }

        var due = stored.Where(r => r.StoppedAt is null).Min(r => r.DueAt);
        if (ticket.NextDueAt != due || ticket.BrokenCount != stored.Count(r => r.BrokenAt is not null))
        {
            yield return "what the ticket list shows is not what its clocks say.";
        }
    }

    private static string? Difference(PromiseReading row, ClockReading reading)
    {
        var parts = new (string What, Instant? Stored, Instant? Computed)[]
        {
            ("started", row.StartedAt, reading.StartedAt),
            ("is due", row.DueAt, reading.DueAt),
            ("stopped", row.StoppedAt, reading.StoppedAt),
            ("broke", row.BrokenAt, reading.BrokenAt),
        };
        foreach (var (what, storedAt, computed) in parts)
        {
            if (storedAt != (computed is { } at ? Microseconds.Truncate(at) : null))
            {
                return $"{what} at {Write(storedAt)} as stored, and at {Write(computed)} by its events";
            }
        }

        return row.Outcome == reading.Outcome
            ? null
            : $"is {row.Outcome} as stored, and {reading.Outcome} by its events";
    }

    private static string Write(Instant? at) => at is { } some ? InstantPattern.ExtendedIso.Format(some) : "no time";
}
