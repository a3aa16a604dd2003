using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Tickets;

/// <summary>Gives a ticket to a person, or to nobody.</summary>
public static class AssignTicket
{
    /// <param name="TicketId">The ticket.</param>
    /// <param name="AssigneeId">The person; <c>null</c> for nobody.</param>
    /// <param name="SeenVersion">The version that the actor saw; <c>null</c> to assign whatever changed.</param>
    public sealed record Request(long TicketId, long? AssigneeId, int? SeenVersion = null);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        var found = await TicketLookup.FindToChangeAsync(
            db,
            actor,
            request.TicketId,
            Permissions.WorkTickets,
            cancellationToken,
            request.SeenVersion
        );
        if (!found.IsDone(out var ticket))
        {
            return found.Refusal!;
        }

        if (!ticket.IsOpen())
        {
            return new TicketNotOpen();
        }

        if (request.AssigneeId is { } staffId && !await CanTakeAsync(db, staffId, cancellationToken))
        {
            return new InvalidField("assigneeId", "There is no such person at the desk who can answer tickets.");
        }

        Apply(db, ticket, request.AssigneeId);
        return Done.It;
    }

    /// <summary>Gives the ticket to a person who is known to be there, and records it; nothing when they have it.</summary>
    public static void Apply(DeskContext db, Ticket ticket, long? assigneeId)
    {
        if (ticket.AssigneeId == assigneeId)
        {
            return;
        }

        db.Record(new TicketAssigned(assigneeId, ticket.AssigneeId), ticket.Id);
        ticket.AssigneeId = assigneeId;
        ticket.Version++;
        if (assigneeId is not null && ticket.Status == TicketStatus.New)
        {
            ticket.Status = TicketStatus.Open;
        }
    }

    private static Task<bool> CanTakeAsync(DeskContext db, long staffId, CancellationToken cancellationToken) =>
        db.StaffMembers.AnyAsync(s => s.Id == staffId && s.IsActive && s.Role != Role.Auditor, cancellationToken);
}
