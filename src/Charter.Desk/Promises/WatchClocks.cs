using Charter.Desk.Promises.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Promises;

/// <summary>
/// Looks at the clocks whose time has come and records what that means: a warning, a breach, a breach that lasts.
/// Any number of nodes may run it: each look is checked again inside its transaction, and of two that meet one does
/// it over and finds nothing left.
/// </summary>
public sealed class WatchClocks(IReadGate reads, IWriteGate gate, KeepReadings keep)
{
    /// <summary>How many tickets are looked at in one transaction.</summary>
    public const int BatchSize = 100;

    private static readonly Actor Clock = Actor.System("clock");

    /// <param name="Looked">How many clocks were looked at.</param>
    /// <param name="Recorded">How many warnings and breaches were recorded.</param>
    public sealed record Result(int Looked, int Recorded);

    /// <summary>Looks at all clocks whose time has come at an instant. A hosted service calls this each second.</summary>
    public async Task<Result> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        var looked = 0;
        var recorded = 0;
        while (await IsAnyDueAsync(now, cancellationToken))
        {
            var outcome = await gate.WriteAsync(
                new WriteRequest(Clock, now),
                async (db, ct) => Outcome<Result>.Of(await LookAsync(db, ct)),
                cancellationToken
            );
            looked += outcome.Value.Looked;
            recorded += outcome.Value.Recorded;
            // Nothing recorded means that another node was first, or that nothing is to be said yet; ask again later.
            if (outcome.Value.Recorded == 0)
            {
                break;
            }
        }

        return new Result(looked, recorded);
    }

    /// <summary>When the next clock wants to be looked at; <c>null</c> for none.</summary>
    public async Task<Instant?> NextAlarmAsync(CancellationToken cancellationToken)
    {
        await using var db = reads.Open();
        return await db.PromiseReadings.MinAsync(r => r.NextAlarmAt, cancellationToken);
    }

    private async Task<bool> IsAnyDueAsync(Instant now, CancellationToken cancellationToken)
    {
        await using var db = reads.Open();
        return await db.PromiseReadings.AnyAsync(r => r.NextAlarmAt <= now, cancellationToken);
    }

    private async Task<Result> LookAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var now = db.Write!.Now;
        var before = db.Write.Recorded.Count;
        var due = await db
            .PromiseReadings.AsTracking()
            .Where(r => r.NextAlarmAt <= now)
            .OrderBy(r => r.NextAlarmAt)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        // The fold says what is true now; the stored alarm only said that it was time to ask.
        var folded = await keep.KeepAsync(db, [.. due.Select(r => r.TicketId).Distinct()], cancellationToken);
        foreach (var reading in due.Where(r => db.Entry(r).State != EntityState.Deleted && r.StoppedAt is null))
        {
            Alarm(db, reading, folded[reading.TicketId].History, now);
        }

        return new Result(due.Count, db.Write.Recorded.Count - before);
    }

    private static void Alarm(DeskContext db, PromiseReading reading, PromiseHistory history, Instant now)
    {
        if (reading.BrokenAt is { } brokenAt)
        {
            // Where the desk was off for a while, several levels may have come due at once; each is told in its order.
            if (reading.NextAlarmAt <= now && history.HasBroken(reading.CommitmentKey, reading.Round))
            {
                var minutes = (int)Math.Round((reading.NextAlarmAt.Value - brokenAt).TotalMinutes);
                db.Record(
                    new PromiseStillBroken(reading.CommitmentKey, reading.Round, brokenAt, minutes),
                    reading.TicketId
                );
            }
        }
        else if (KeepReadings.NextWarning(reading, history) <= now && reading.DueAt is { } due && due >= now)
        {
            db.Record(new PromiseWarned(reading.CommitmentKey, reading.Round, due), reading.TicketId);
        }
    }
}
