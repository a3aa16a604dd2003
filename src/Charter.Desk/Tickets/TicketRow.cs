using Charter.Policy;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets;

/// <summary>One line of a ticket list.</summary>
public sealed record TicketRow
{
    public required long Id { get; init; }
    public required int Number { get; init; }
    public required string Subject { get; init; }
    public required CaseKind Kind { get; init; }
    public required ServedSubject Channel { get; init; }
    public required string Priority { get; init; }
    public required TicketStatus Status { get; init; }
    public required string? Stage { get; init; }
    public required long? DepartmentId { get; init; }
    public required string? DepartmentName { get; init; }
    public required long? AssigneeId { get; init; }
    public required string? AssigneeName { get; init; }
    public required long CustomerId { get; init; }
    public required string CustomerName { get; init; }
    public required Instant OpenedAt { get; init; }
    public required Instant ChangedAt { get; init; }

    /// <summary>The due time of the nearest open clock; <c>null</c> when none runs.</summary>
    public required Instant? NextDueAt { get; init; }

    /// <summary>The earliest warning among the open clocks, past or to come.</summary>
    public required Instant? NextWarnAt { get; init; }
    public required int BrokenCount { get; init; }
    public required int OverdueCount { get; init; }
    public required bool IsTest { get; init; }
    public required int Version { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
}
