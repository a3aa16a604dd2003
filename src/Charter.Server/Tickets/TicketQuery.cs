using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Server.Api;
using Microsoft.AspNetCore.Mvc;

namespace Charter.Server.Tickets;

/// <summary>The filters of the ticket list, as they stand in its address.</summary>
public sealed record TicketQuery(
    [FromQuery(Name = "view")] Token<InboxView>? View,
    [FromQuery(Name = "status")] Token<TicketStatus>? Status,
    [FromQuery(Name = "kind")] Token<CaseKind>? Kind,
    [FromQuery(Name = "channel")] Token<ServedSubject>? Channel,
    [FromQuery(Name = "priority")] string? Priority,
    [FromQuery(Name = "departmentId")] long? DepartmentId,
    [FromQuery(Name = "assigneeId")] long? AssigneeId,
    [FromQuery(Name = "customerId")] long? CustomerId,
    [FromQuery(Name = "organisationId")] long? OrganisationId,
    [FromQuery(Name = "tag")] string? Tag,
    [FromQuery(Name = "text")] string? Text,
    [FromQuery(Name = "sort")] Token<TicketSort>? Sort,
    [FromQuery(Name = "limit")] int? Limit,
    [FromQuery(Name = "after")] string? After
)
{
    internal ListTickets.Request ToRequest() =>
        new(
            new TicketFilter
            {
                View = View?.Value ?? InboxView.All,
                Status = Status?.Value,
                Kind = Kind?.Value,
                Channel = Channel?.Value,
                Priority = Priority,
                DepartmentId = DepartmentId,
                AssigneeId = AssigneeId,
                CustomerId = CustomerId,
                OrganisationId = OrganisationId,
                Tag = Tag,
                Text = Text,
            },
            Sort?.Value ?? TicketSort.NextDue,
            Limit ?? 50,
            After
        );
}
