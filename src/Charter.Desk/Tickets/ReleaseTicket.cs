using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;

namespace Charter.Desk.Tickets;

/// <summary>Takes a ticket off hold.</summary>
public static class ReleaseTicket
{
    public sealed record Request(long TicketId, string? Reason = null);

    /// <summary>The ticket is not on hold.</summary>
    public sealed record NotHeld() : Refusal("ticket-not-held", "The ticket is not on hold.");

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

        if (!FieldText.IsOptionalLine(request.Reason, "reason", 1000, out var reason, out var wrong))
        {
            return wrong;
        }

        if (ticket.Status != TicketStatus.OnHold)
        {
            return new NotHeld();
        }

        ticket.Status = TicketStatus.Open;
        db.Record(new TicketReleased(reason), ticket.Id);
        return Done.It;
    }
}
