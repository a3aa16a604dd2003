using Charter.Desk.Customers;

namespace Charter.Desk.Tickets;

/// <summary>All that a ticket's page shows beside the conversation and the promises, which have readers of their own.</summary>
public sealed record TicketView
{
    public required Ticket Ticket { get; init; }
    public required Customer Customer { get; init; }
    public required IReadOnlyList<CustomerAddress> Addresses { get; init; }
    public required Organisation? Organisation { get; init; }
    public required string? DepartmentName { get; init; }
    public required string? TeamName { get; init; }
    public required string? AssigneeName { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required IReadOnlyList<Escalation> Escalations { get; init; }

    /// <summary>The number of the ticket that this one went into.</summary>
    public required int? MergedIntoNumber { get; init; }

    /// <summary>The number of the ticket that its first message named, and which it did not join.</summary>
    public required int? RelatedNumber { get; init; }
}
