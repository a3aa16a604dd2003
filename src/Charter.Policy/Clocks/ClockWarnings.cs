using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>When people are to be warned of a clock that runs.</summary>
internal static class ClockWarnings
{
    /// <summary>The warnings in order: by the share of the allowance that is used, and by the time that is left.</summary>
    public static (Instant? First, Instant? Second) Of(ClockRound round, ClockRun run)
    {
        var rules = run.Commitment.Policy.Policy.Rules;
        var start = run.StartedAt;
        if (run.Due <= start || (rules.WarnAtShare is null && rules.WarnBefore is null))
        {
            return default;
        }

        // A promised date was given as a date: the way to it is plain time.
        var working = run.Commitment.CountsWorkingTime && round.PromisedAt is null;
        var calendar = run.Commitment.Policy.Calendar;
        var allowed = working
            ? calendar.WorkingTimeBetween(start, run.Due) - run.PausedWorking
            : run.Due - start - run.PausedElapsed;
        Instant? byShare = null;
        if (rules.WarnAtShare is { } share)
        {
            var left = Duration.FromNanoseconds(
                (long)((decimal)allowed.TotalNanoseconds * (1 - Math.Clamp(share, 0, 1)))
            );
            byShare = Before(run, start, left, working);
        }

        Instant? byTime = rules.WarnBefore is { } before
            ? Before(run, start, Duration.Min(before, allowed), working)
            : null;
        return byShare is null || byTime < byShare ? (byTime, byShare) : (byShare, byTime);
    }

    private static Instant Before(ClockRun run, Instant start, Duration left, bool working)
    {
        if (left <= Duration.Zero)
        {
            return run.Due;
        }

        var at = working ? run.Commitment.Policy.Calendar.SubtractWorkingTime(run.Due, left) : run.Due - left;
        return Instant.Max(start, at);
    }
}
