using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;

namespace Charter.Desk.Tickets;

/// <summary>Says that the next step is the customer's.</summary>
public static class WaitForCustomer
{
    public sealed record Request(long TicketId, string? Reason = null);

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
            cancellationToken
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

        Apply(db, ticket, reason);
        return Done.It;
    }

    /// <summary>Makes an open ticket wait for the customer, and records it; nothing when it waits already.</summary>
    public static void Apply(DeskContext db, Ticket ticket, string? reason)
    {
        if (ticket.Status == TicketStatus.WaitingForCustomer)
        {
            return;
        }

        if (ticket.Status == TicketStatus.OnHold)
        {
            db.Record(new TicketReleased(reason), ticket.Id);
        }

        ticket.Status = TicketStatus.WaitingForCustomer;
        db.Record(new TicketWaiting(reason), ticket.Id);
    }
}
