using System.Collections.Immutable;
using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>What one clock on one ticket says.</summary>
/// <param name="Commitment">The promise that it counts.</param>
/// <param name="PolicyVersion">The policy version that the promise stands in.</param>
/// <param name="Round">Which run of the clock this is, from 1: clocks that repeat have one reading a round.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="DueAt">When it is or was due; <c>null</c> while paused.</param>
/// <param name="WarnAt">When people are to be warned; <c>null</c> for never or while paused.</param>
/// <param name="StoppedAt">When it was done or ended; <c>null</c> while open.</param>
/// <param name="Outcome">How it stands.</param>
public sealed record ClockReading(
    Commitment Commitment,
    int PolicyVersion,
    int Round,
    Instant StartedAt,
    Instant? DueAt,
    Instant? WarnAt,
    Instant? StoppedAt,
    ClockOutcome Outcome
)
{
    /// <summary>When the promise was broken, once it was: its due time at that moment.</summary>
    public Instant? BrokenAt { get; init; }

    /// <summary>A later second warning, where both a share of the allowance and a time before due are configured.</summary>
    public Instant? WarnAgainAt { get; init; }

    /// <summary>What stopped or ended it; <see cref="ClockEventKind.MergedAway"/> for a ticket that was merged away.</summary>
    public ClockEventKind? StoppedBy { get; init; }

    /// <summary>Whether the clock is still open (running, paused or overdue).</summary>
    public bool IsOpen => StoppedAt is null;

    /// <summary>The commitments of the same action that applied too and lost, and why this one won.</summary>
    public ImmutableArray<LosingCommitment> Losers { get; init; } = [];

    /// <summary>How the due time came about, step by step; filled by <see cref="CaseClocks.Explain"/> alone, because few readings are asked for it.</summary>
    public ImmutableArray<ClockStep> Steps { get; init; } = [];
}
