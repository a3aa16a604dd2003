using Charter.Desk.Journal;
using Charter.Desk.Policies;
using Charter.Desk.Promises.Events;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Desk.Tickets.Events;
using Charter.Policy.Clocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Promises;

/// <summary>
/// Keeps the stored readings and the tickets' caches equal to the fold, in the transaction of the events that moved
/// them, and records each breach once.
/// </summary>
public sealed class KeepReadings(TicketClocks clocks) : IJournalReaction
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
        var touched = happened
            .Where(e => e.TicketId is not null && e.Happened is IClockFact or PromiseStillBroken)
            .Select(e => e.TicketId!.Value)
            .Distinct()
            .ToArray();
        if (touched.Length > 0)
        {
            await KeepAsync(db, touched, cancellationToken);
        }
    }

    /// <summary>Recomputes the readings of some tickets as of the write's instant.</summary>
    internal async Task<Dictionary<long, FoldedTicket>> KeepAsync(
        DeskContext db,
        IReadOnlyCollection<long> ticketIds,
        CancellationToken cancellationToken
    )
    {
        var fresh = db.Write!.Recorded.Where(e => e.Happened is TicketOpened)
            .Select(e => e.TicketId!.Value)
            .ToHashSet();
        var folded = await clocks.ReadAsync(db, ticketIds, fresh, db.Write.Now, cancellationToken);
        var stored = ticketIds.Where(id => !fresh.Contains(id)).ToArray();
        if (stored.Length > 0)
        {
            await db.PromiseReadings.AsTracking().Where(r => stored.Contains(r.TicketId)).LoadAsync(cancellationToken);
        }

        var kept = db.PromiseReadings.Local.ToLookup(r => r.TicketId);
        var afterBreach = await MinutesAfterBreachAsync(db, folded.Values, cancellationToken);
        foreach (var (ticketId, ticket) in folded)
        {
            var row =
                await db.Tickets.FindAsync([ticketId], cancellationToken)
                ?? throw new InvalidOperationException($"Ticket {ticketId} is not there.");
            Store(db, row, ticket, [.. kept[ticketId]], afterBreach);
        }

        return folded;
    }

    private static void Store(
        DeskContext db,
        Ticket ticket,
        FoldedTicket folded,
        List<PromiseReading> stored,
        int[] afterBreach
    )
    {
        var left = stored.ToDictionary(r => (r.CommitmentKey, r.Round));
        var now = new List<PromiseReading>(folded.Readings.Count);
        foreach (var reading in folded.Readings)
        {
            var key = reading.Commitment.Key;
            if (!left.Remove((key, reading.Round), out var row))
            {
                row = NewRow(db, ticket.Id, reading);
                db.PromiseReadings.Add(row);
            }

            var wasSettled = row.StoppedAt is not null || row.BrokenAt is not null;
            Copy(reading, folded.History, row, afterBreach);
            if (!wasSettled)
            {
                row.DepartmentId = ticket.DepartmentId;
                row.AssigneeId = ticket.AssigneeId;
            }

            if (reading.BrokenAt is { } brokenAt && !folded.History.HasBroken(key, reading.Round))
            {
                db.Record(new PromiseBroken(key, reading.Round, brokenAt), ticket.Id);
            }

            now.Add(row);
        }

        // A change of priority or kind can put another promise in a clock's place.
        db.PromiseReadings.RemoveRange(left.Values);
        UpdateCaches(ticket, now);
    }

    private static PromiseReading NewRow(DeskContext db, long ticketId, ClockReading reading) =>
        new()
        {
            Id = db.NewId(),
            TicketId = ticketId,
            CommitmentKey = reading.Commitment.Key,
            Round = reading.Round,
            Action = reading.Commitment.Action,
            Subject = reading.Commitment.Subject,
        };

    private static void Copy(ClockReading reading, PromiseHistory history, PromiseReading row, int[] afterBreach)
    {
        row.Edition = reading.PolicyVersion;
        row.StartedAt = Microseconds.Truncate(reading.StartedAt);
        row.DueAt = Truncate(reading.DueAt);
        row.WarnAt = Truncate(reading.WarnAt);
        row.StoppedAt = Truncate(reading.StoppedAt);
        row.Outcome = reading.Outcome;
        row.BrokenAt = Truncate(reading.BrokenAt);
        row.WarnAgainAt = Truncate(reading.WarnAgainAt);
        var warnings = history.WarningsOf(row.CommitmentKey, row.Round);
        row.WarnedAt = warnings.Count > 0 ? warnings[0] : null;
        row.NextAlarmAt = NextAlarm(row, history, afterBreach);
    }

    private static Instant? NextAlarm(PromiseReading row, PromiseHistory history, int[] afterBreach)
    {
        if (row.StoppedAt is not null)
        {
            return null;
        }

        if (row.BrokenAt is { } brokenAt)
        {
            return afterBreach
                .Where(minutes => !history.HasStillBroken(row.CommitmentKey, row.Round, minutes))
                .Select(minutes => (Instant?)brokenAt.Plus(Duration.FromMinutes(minutes)))
                .FirstOrDefault();
        }

        if (row.DueAt is not { } due)
        {
            return null;
        }

        // A promise is kept at its due time and broken after it.
        return NextWarning(row, history) is { } warn && warn < due
            ? warn
            : due.PlusTicks(NodaConstants.TicksPerMillisecond / 1000);
    }

    /// <summary>The warning that is still to be given: the first that lies after all that were given.</summary>
    internal static Instant? NextWarning(PromiseReading row, PromiseHistory history)
    {
        var given = history.WarningsOf(row.CommitmentKey, row.Round);
        return given.Count == 0 ? row.WarnAt
            : row.WarnAgainAt > given[^1] ? row.WarnAgainAt
            : null;
    }

    private static void UpdateCaches(Ticket ticket, List<PromiseReading> readings)
    {
        var open = readings.Where(r => r.StoppedAt is null).ToArray();
        ticket.NextDueAt = open.Min(r => r.DueAt);
        ticket.NextWarnAt = open.Min(r => r.WarnAt);
        ticket.BrokenCount = readings.Count(r => r.BrokenAt is not null);
        ticket.OverdueCount = open.Count(r => r.BrokenAt is not null);
    }

    // Only a breach makes the matrix matter, so that the usual write does not ask for it.
    private static async Task<int[]> MinutesAfterBreachAsync(
        DeskContext db,
        IEnumerable<FoldedTicket> folded,
        CancellationToken cancellationToken
    ) =>
        folded.Any(f => f.Readings.Any(r => r.IsOpen && r.BrokenAt is not null))
            ? await db
                .MatrixLevels.Where(l => l.Trigger == MatrixTrigger.StillBroken)
                .Select(l => l.AfterMinutes)
                .Distinct()
                .OrderBy(minutes => minutes)
                .ToArrayAsync(cancellationToken)
            : [];

    private static Instant? Truncate(Instant? instant) => instant is { } value ? Microseconds.Truncate(value) : null;
}
