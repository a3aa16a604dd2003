using System.Collections.Immutable;
using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>One clock: a commitment counted in one round.</summary>
internal sealed class ClockRun(PreparedCommitment commitment, Instant startedAt, Instant due)
{
    public PreparedCommitment Commitment { get; private set; } = commitment;

    public Instant StartedAt { get; } = startedAt;

    /// <summary>The due time as it stands; while paused, as it stood when the pause began.</summary>
    public Instant Due { get; private set; } = due;

    /// <summary>The start plus the allowance, before pauses and changes.</summary>
    public Instant PlainDue { get; private set; } = due;

    public Instant? PausedAt { get; private set; }

    public Instant? StoppedAt { get; private set; }

    public ClockEventKind? StoppedBy { get; private set; }

    /// <summary>Whether it ended without having been done.</summary>
    public bool IsEnded { get; private set; }

    public Instant? BrokenAt { get; private set; }

    /// <summary>Whether the journal holds the breach.</summary>
    public bool IsBreachRecorded { get; private set; }

    public ImmutableArray<LosingCommitment> Losers { get; set; } = [];

    public Duration PausedElapsed { get; private set; }

    public Duration PausedWorking { get; private set; }

    /// <summary>What happened to it, for an explanation; <c>null</c> when nobody asked.</summary>
    public List<ClockStep>? Trace { get; set; }

    public bool IsOpen => StoppedAt is null;

    public ClockRun Copy() => (ClockRun)MemberwiseClone();

    /// <summary>A breach is a fact from the moment that the due time has passed.</summary>
    public void Advance(Instant to)
    {
        if (StoppedAt is null && PausedAt is null && BrokenAt is null && Due < to)
        {
            BrokenAt = Due;
            Trace?.Add(new(ClockStepKind.Broken, Due));
        }
    }

    public void RecordBreach(Instant at)
    {
        IsBreachRecorded = true;
        if (BrokenAt is null)
        {
            BrokenAt = Due <= at ? Due : at;
            Trace?.Add(new(ClockStepKind.Broken, BrokenAt.Value));
        }
    }

    public void Pause(Instant at)
    {
        // A broken promise has no time left to save.
        if (StoppedAt is null && PausedAt is null && BrokenAt is null)
        {
            PausedAt = at;
            Trace?.Add(new(ClockStepKind.Paused, at));
        }
    }

    public void Resume(Instant at)
    {
        if (PausedAt is { } since)
        {
            StandStill(since, at);
            PausedAt = null;
            Trace?.Add(new(ClockStepKind.Resumed, at));
        }
    }

    public void Stop(Instant at, ClockEventKind by, bool ended)
    {
        Resume(at);
        StoppedAt = at;
        StoppedBy = by;
        IsEnded = ended;
        Trace?.Add(new(ClockStepKind.Stopped, at));
    }

    /// <summary>Goes on with the time used so far.</summary>
    public void GoOn(Instant at)
    {
        if (StoppedAt is not { } since || IsEnded)
        {
            return;
        }

        StoppedAt = null;
        StoppedBy = null;
        if (BrokenAt is null)
        {
            StandStill(since, at);
        }

        Trace?.Add(new(ClockStepKind.Resumed, at));
    }

    /// <summary>
    /// Goes on at the date that stands, whatever became of the ticket meanwhile. A date that has passed while there was
    /// nothing to do was met, and is not owed again.
    /// </summary>
    public void GoOnUnmoved(Instant at)
    {
        if (StoppedAt is null || IsEnded || (BrokenAt is null && Due < at))
        {
            return;
        }

        StoppedAt = null;
        StoppedBy = null;
        Trace?.Add(new(ClockStepKind.Resumed, at));
    }

    /// <summary>Another commitment takes over: tighter time counts from the change, looser time from the start.</summary>
    public void Retarget(PreparedCommitment commitment, Instant at)
    {
        if (BrokenAt is not null || !commitment.TryDue(StartedAt, out var plain))
        {
            return;
        }

        var wasPaused = PausedAt is not null;
        SettlePause(at);
        var old = Due;
        if (plain < PlainDue)
        {
            // A contact outside support hours may change before its clock has begun to count.
            var from = Instant.Max(at, StartedAt);
            Due = commitment.TryDue(from, out var fromChange) ? Instant.Min(old, fromChange) : old;
        }
        else if (plain > PlainDue)
        {
            Due = Instant.Max(old, Later(commitment, plain, PausedElapsed, PausedWorking));
        }

        Commitment = commitment;
        PlainDue = plain;
        Trace?.Add(new(ClockStepKind.Retargeted, at, wasPaused ? null : Due, commitment.Key));
    }

    /// <summary>An earlier promise of a ticket that was merged into this one goes on here.</summary>
    public void TakeEarlier(Instant due, Instant at)
    {
        if (BrokenAt is not null)
        {
            return;
        }

        SettlePause(at);
        if (due < Due)
        {
            Due = due;
            Trace?.Add(new(ClockStepKind.Retargeted, at, due));
        }
    }

    /// <summary>Counts the pause so far, so that the due time is that of a clock which pauses now.</summary>
    private void SettlePause(Instant at)
    {
        if (PausedAt is { } since)
        {
            StandStill(since, at);
            PausedAt = Instant.Max(since, at);
        }
    }

    private void StandStill(Instant since, Instant to)
    {
        var from = Instant.Max(since, StartedAt);
        if (to <= from)
        {
            return;
        }

        var calendar = Commitment.Policy.Calendar;
        var working = calendar.WorkingTimeBetween(from, to);
        Due = Later(Commitment, Due, to - from, working);
        PausedElapsed += to - from;
        PausedWorking += working;
    }

    private static Instant Later(PreparedCommitment commitment, Instant due, Duration elapsed, Duration working)
    {
        if (!commitment.CountsWorkingTime)
        {
            return due + elapsed;
        }

        // Nothing to add must not move a closing to the next opening.
        return working > Duration.Zero && commitment.Policy.Calendar.TryAddWorkingTime(due, working, out var later)
            ? later
            : due;
    }
}
