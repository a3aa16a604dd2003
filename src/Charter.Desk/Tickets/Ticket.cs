using Charter.Policy;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets;

/// <summary>One matter of one customer.</summary>
public sealed class Ticket
{
    public long Id { get; init; }

    /// <summary>The number that people use. It is never a capability.</summary>
    public int Number { get; init; }
    public required string Subject { get; set; }
    public CaseKind Kind { get; set; }

    /// <summary>How it arrived.</summary>
    public ServedSubject Channel { get; init; }

    /// <summary>A priority label in lower case: <c>low</c>, <c>normal</c>, <c>high</c>, <c>urgent</c>, or one of the policy's own.</summary>
    public required string Priority { get; set; }
    public TicketStatus Status { get; set; }
    public long? DepartmentId { get; set; }
    public long? TeamId { get; set; }
    public long? AssigneeId { get; set; }
    public long CustomerId { get; set; }
    public long? OrganisationId { get; set; }

    /// <summary>The stage of a complaint, as the policy names it.</summary>
    public string? Stage { get; set; }

    /// <summary>The customer's language in this matter, an IETF tag.</summary>
    public required string Language { get; set; }

    /// <summary>Which edition of policy and calendar governs it.</summary>
    public int Edition { get; set; }
    public Instant OpenedAt { get; init; }

    /// <summary>When something last happened on it.</summary>
    public Instant ChangedAt { get; set; }
    public Instant? ResolvedAt { get; set; }

    /// <summary>By when the department that it was referred to expects to answer.</summary>
    public LocalDate? ExpectedOn { get; set; }
    public long? MergedIntoId { get; set; }

    /// <summary>The ticket that its first message named, and which it did not join.</summary>
    public long? RelatedId { get; set; }

    /// <summary>Whether it was made by set-up or by hand to try the desk; left out of figures.</summary>
    public bool IsTest { get; init; }

    /// <summary>Cache: the due time of the nearest open clock.</summary>
    public Instant? NextDueAt { get; set; }

    /// <summary>Cache: the earliest warning among the open clocks, past or to come; <c>null</c> when none warns.</summary>
    public Instant? NextWarnAt { get; set; }

    /// <summary>Cache: how many promises broke on it.</summary>
    public int BrokenCount { get; set; }

    /// <summary>Cache: how many open clocks are past due.</summary>
    public int OverdueCount { get; set; }

    /// <summary>The last sequence number among its own events; also tells two writers apart that met.</summary>
    public int LastSeq { get; set; }

    /// <summary>Counts edits by people (subject, properties); the ETag.</summary>
    public int Version { get; set; } = 1;
}
