using NodaTime;

namespace Charter.Desk.Tickets;

/// <summary>One escalation of a ticket and its record, which the policy may demand within a time.</summary>
public sealed class Escalation
{
    public long Id { get; init; }
    public long TicketId { get; init; }

    /// <summary>The level of the matrix, from 1.</summary>
    public int Level { get; init; }
    public required string Reason { get; init; }

    /// <summary>Whom it went to.</summary>
    public long? ToStaffId { get; init; }

    /// <summary>The promise that broke, where that was the cause.</summary>
    public string? CommitmentKey { get; init; }
    public Instant EscalatedAt { get; init; }

    /// <summary>The record: what happened and what was tried. Empty until it is completed.</summary>
    public string Summary { get; set; } = "";

    /// <summary>The record: what will be done and by whom.</summary>
    public string NextSteps { get; set; } = "";
    public Instant? RecordedAt { get; set; }
    public long? RecordedById { get; set; }
}
