using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Server.Api;
using Microsoft.AspNetCore.Mvc;

namespace Charter.Server.Tickets;

/// <summary>The filters of the ticket list, as they stand in its address.</summary>
public sealed record TicketQuery(
    [FromQuery] Token<InboxView>? View,
    [FromQuery] Token<TicketStatus>? Status,
    [FromQuery] Token<CaseKind>? Kind,
    [FromQuery] Token<ServedSubject>? Channel,
    [FromQuery] string? Priority,
    [FromQuery] long? DepartmentId,
    [FromQuery] long? AssigneeId,
    [FromQuery] long? CustomerId,
    [FromQuery] long? OrganisationId,
    [FromQuery] string? Tag,
    [FromQuery] string? Text,
    [FromQuery] Token<TicketSort>? Sort,
    [FromQuery] int? Limit,
    [FromQuery] string? After
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
