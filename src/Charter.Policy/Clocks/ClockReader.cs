using System.Collections.Immutable;
using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>Turns folded clocks into readings at an instant.</summary>
internal static class ClockReader
{
    public static ImmutableArray<ClockReading> Read(CaseFold fold, Instant now)
    {
        var readings = ImmutableArray.CreateBuilder<ClockReading>(fold.Rounds.Length);
        foreach (var round in fold.Rounds)
        {
            foreach (var run in round.Runs)
            {
                readings.Add(Read(round, run, now));
            }
        }

        return readings.DrainToImmutable();
    }

    public static ClockReading Read(ClockRound round, ClockRun run, Instant now)
    {
        var isPaused = run.IsOpen && run.PausedAt is not null;
        var isLate = run.IsOpen && !isPaused && run.Due < now;
        var brokenAt = run.BrokenAt ?? (isLate ? run.Due : null);
        var (first, second) = run.IsOpen && !isPaused ? ClockWarnings.Of(round, run) : default;
        return new ClockReading(
            run.Commitment.Commitment,
            run.Commitment.Policy.Policy.Version,
            round.Number,
            run.StartedAt,
            isPaused ? null : run.Due,
            first,
            run.StoppedAt,
            OutcomeOf(run, brokenAt, isPaused)
        )
        {
            BrokenAt = brokenAt,
            WarnAgainAt = second,
            StoppedBy = run.StoppedBy,
            Losers = run.Losers,
        };
    }

    private static ClockOutcome OutcomeOf(ClockRun run, Instant? brokenAt, bool isPaused)
    {
        if (run.IsOpen)
        {
            return brokenAt is not null ? ClockOutcome.Overdue
                : isPaused ? ClockOutcome.Paused
                : ClockOutcome.Running;
        }

        return brokenAt is not null ? ClockOutcome.Broken
            : run.IsEnded ? ClockOutcome.Ended
            : ClockOutcome.Kept;
    }
}
