using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;
using NodaTime;

namespace Charter.Desk.Tickets;

/// <summary>Puts a ticket on hold for a reason of ours, which no clock forgives unless the policy says so.</summary>
public static class HoldTicket
{
    public sealed record Request(long TicketId, string Reason, LocalDate? UntilOn = null);

    /// <summary>The ticket is on hold already.</summary>
    public sealed record AlreadyHeld() : Refusal("ticket-already-held", "The ticket is on hold already.");

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

        if (!FieldText.IsLine(request.Reason, "reason", 1000, out var reason, out var wrong))
        {
            return wrong;
        }

        if (ticket.Status == TicketStatus.OnHold)
        {
            return new AlreadyHeld();
        }

        ResumeTicket.Apply(db, ticket, reason);
        ticket.Status = TicketStatus.OnHold;
        db.Record(new TicketHeld(reason, request.UntilOn), ticket.Id);
        return Done.It;
    }
}
