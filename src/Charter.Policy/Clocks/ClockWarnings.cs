using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>When people are to be warned of a clock that runs.</summary>
internal static class ClockWarnings
{
    /// <summary>The warnings in order: by the share of the allowance that is used, and by the time that is left.</summary>
    public static (Instant? First, Instant? Second) Of(ClockRound round, ClockRun run)
    {
        var policy = run.Commitment.Policy;
        var start = run.StartedAt;
        if (run.Due <= start || (policy.MillionthsLeftAtWarning is null && policy.Policy.Rules.WarnBefore is null))
        {
            return default;
        }

        // A promised date was given as a date: the way to it is plain time.
        var working = run.Commitment.CountsWorkingTime && round.PromisedAt is null;
        var allowed = working
            ? policy.Calendar.WorkingTimeBetween(start, run.Due) - run.PausedWorking
            : run.Due - start - run.PausedElapsed;
        Instant? byShare = null;
        if (policy.MillionthsLeftAtWarning is { } millionths)
        {
            var left = (long)(((Int128)allowed.ToInt64Nanoseconds()) * millionths / 1_000_000);
            byShare = Before(run, start, Duration.FromNanoseconds(left), working);
        }

        Instant? byTime = policy.Policy.Rules.WarnBefore is { } before
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
