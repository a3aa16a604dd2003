using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;

namespace Charter.Desk.Tickets;

/// <summary>Ends the wait for the customer.</summary>
public static class ResumeTicket
{
    public sealed record Request(long TicketId, string? Reason = null);

    /// <summary>The ticket does not wait for the customer.</summary>
    public sealed record NotWaiting() : Refusal("ticket-not-waiting", "The ticket does not wait for the customer.");

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

        if (ticket.Status != TicketStatus.WaitingForCustomer)
        {
            return new NotWaiting();
        }

        Apply(db, ticket, reason);
        return Done.It;
    }

    /// <summary>Ends the wait and records it; nothing when the ticket does not wait.</summary>
    public static void Apply(DeskContext db, Ticket ticket, string? reason)
    {
        if (ticket.Status == TicketStatus.WaitingForCustomer)
        {
            ticket.Status = TicketStatus.Open;
            db.Record(new TicketResumed(reason), ticket.Id);
        }
    }
}
