using Charter.Policy;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Promises;

/// <summary>
/// The stored reading of one clock: a cache of the fold over the ticket's events. <c>charter verify</c> recomputes all
/// of them and must find no difference.
/// </summary>
public sealed class PromiseReading
{
    public long Id { get; init; }
    public long TicketId { get; init; }

    /// <summary>Which promise: <see cref="Commitment.Key"/>.</summary>
    public required string CommitmentKey { get; init; }

    /// <summary>Which run of the clock, from 1.</summary>
    public int Round { get; init; }

    /// <summary>The edition of policy and calendar that the promise stands in.</summary>
    public int Edition { get; set; }
    public ServiceAction Action { get; init; }
    public ServedSubject Subject { get; init; }
    public Instant StartedAt { get; set; }
    public Instant? DueAt { get; set; }
    public Instant? WarnAt { get; set; }

    /// <summary>The second warning, where the rules ask for two.</summary>
    public Instant? WarnAgainAt { get; set; }
    public Instant? StoppedAt { get; set; }
    public ClockOutcome Outcome { get; set; }

    /// <summary>When it broke: its due time then.</summary>
    public Instant? BrokenAt { get; set; }

    /// <summary>When people were warned first.</summary>
    public Instant? WarnedAt { get; set; }

    /// <summary>When the watch must look at it again: the warning, then the due time; <c>null</c> when nothing is to come.</summary>
    public Instant? NextAlarmAt { get; set; }

    /// <summary>Whom it counts for in figures, as of when it stopped or broke.</summary>
    public long? DepartmentId { get; set; }
    public long? AssigneeId { get; set; }
}
