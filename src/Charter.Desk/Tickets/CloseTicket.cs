using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;

namespace Charter.Desk.Tickets;

/// <summary>Ends a ticket for good; what the customer writes afterwards opens a new one.</summary>
public static class CloseTicket
{
    public sealed record Request(long TicketId, string? Reason = null);

    /// <summary>The ticket is closed already.</summary>
    public sealed record AlreadyClosed() : Refusal("ticket-already-closed", "The ticket is closed already.");

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

        if (ticket.Status == TicketStatus.Closed)
        {
            return new AlreadyClosed();
        }

        ticket.ResolvedAt ??= db.Write!.Now;
        ticket.Status = TicketStatus.Closed;
        db.Record(new TicketClosed(reason), ticket.Id);
        return Done.It;
    }
}
