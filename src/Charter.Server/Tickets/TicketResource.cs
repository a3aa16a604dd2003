using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Server.Tickets;

/// <summary>A ticket as the API shows it. Of the customer it says who, no more: the rest is read with that permission.</summary>
public sealed record TicketResource
{
    public required long Id { get; init; }
    public required int Number { get; init; }
    public required string Subject { get; init; }
    public required CaseKind Kind { get; init; }
    public required ServedSubject Channel { get; init; }
    public required string Priority { get; init; }
    public required TicketStatus Status { get; init; }
    public string? Stage { get; init; }
    public long? DepartmentId { get; init; }
    public string? DepartmentName { get; init; }
    public long? TeamId { get; init; }
    public string? TeamName { get; init; }
    public long? AssigneeId { get; init; }
    public string? AssigneeName { get; init; }
    public required long CustomerId { get; init; }
    public required string CustomerName { get; init; }
    public long? OrganisationId { get; init; }
    public string? OrganisationName { get; init; }
    public required string Language { get; init; }
    public required int Edition { get; init; }
    public required Instant OpenedAt { get; init; }
    public required Instant ChangedAt { get; init; }
    public Instant? ResolvedAt { get; init; }
    public LocalDate? ExpectedOn { get; init; }
    public Instant? NextDueAt { get; init; }
    public required int BrokenCount { get; init; }
    public required int OverdueCount { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required IReadOnlyList<Escalation> Escalations { get; init; }
    public int? MergedIntoNumber { get; init; }

    /// <summary>The ticket that its first message named, and which it did not join.</summary>
    public int? RelatedNumber { get; init; }
    public required bool IsTest { get; init; }

    /// <summary>The version to send in <c>If-Match</c>.</summary>
    public required int Version { get; init; }

    public static TicketResource Of(TicketView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var ticket = view.Ticket;
        return new TicketResource
        {
            Id = ticket.Id,
            Number = ticket.Number,
            Subject = ticket.Subject,
            Kind = ticket.Kind,
            Channel = ticket.Channel,
            Priority = ticket.Priority,
            Status = ticket.Status,
            Stage = ticket.Stage,
            DepartmentId = ticket.DepartmentId,
            DepartmentName = view.DepartmentName,
            TeamId = ticket.TeamId,
            TeamName = view.TeamName,
            AssigneeId = ticket.AssigneeId,
            AssigneeName = view.AssigneeName,
            CustomerId = view.Customer.Id,
            CustomerName = view.Customer.Name,
            OrganisationId = view.Organisation?.Id,
            OrganisationName = view.Organisation?.Name,
            Language = ticket.Language,
            Edition = ticket.Edition,
            OpenedAt = ticket.OpenedAt,
            ChangedAt = ticket.ChangedAt,
            ResolvedAt = ticket.ResolvedAt,
            ExpectedOn = ticket.ExpectedOn,
            NextDueAt = ticket.NextDueAt,
            BrokenCount = ticket.BrokenCount,
            OverdueCount = ticket.OverdueCount,
            Tags = view.Tags,
            Escalations = view.Escalations,
            MergedIntoNumber = view.MergedIntoNumber,
            RelatedNumber = view.RelatedNumber,
            IsTest = ticket.IsTest,
            Version = ticket.Version,
        };
    }
}
