using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Tickets;

/// <summary>Passes a ticket to another department, with the date by which it expects to answer.</summary>
public static class ReferTicket
{
    public sealed record Request(
        long TicketId,
        long DepartmentId,
        LocalDate? ExpectedOn,
        string? Reason,
        int? SeenVersion = null
    );

    /// <summary>The department has the ticket already.</summary>
    public sealed record AlreadyThere() : Refusal("ticket-already-there", "The ticket is in that department already.");

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

        if (!FieldText.IsOptionalLine(request.Reason, "reason", 1000, out var reason, out var wrong))
        {
            return wrong;
        }

        var exists = await db.Departments.AnyAsync(
            d => d.Id == request.DepartmentId && !d.IsArchived,
            cancellationToken
        );
        if (!exists)
        {
            return new InvalidField("departmentId", "There is no such department.");
        }

        if (ticket.DepartmentId == request.DepartmentId)
        {
            return new AlreadyThere();
        }

        db.Record(new TicketReferred(request.DepartmentId, ticket.DepartmentId, request.ExpectedOn, reason), ticket.Id);
        ticket.DepartmentId = request.DepartmentId;
        ticket.ExpectedOn = request.ExpectedOn;
        ticket.TeamId = null;
        ticket.Version++;

        // Whoever had it does not work there, as a rule; the department decides anew.
        AssignTicket.Apply(db, ticket, await StaysWithAsync(db, ticket, cancellationToken));
        return Done.It;
    }

    private static async Task<long?> StaysWithAsync(
        DeskContext db,
        Ticket ticket,
        CancellationToken cancellationToken
    ) =>
        ticket.AssigneeId is { } assignee
        && await db.DepartmentMembers.AnyAsync(
            m => m.DepartmentId == ticket.DepartmentId && m.StaffId == assignee,
            cancellationToken
        )
            ? assignee
            : null;
}
