using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;

namespace Charter.Desk.Tickets;

/// <summary>Settles a ticket; what the customer writes afterwards opens it again.</summary>
public static class ResolveTicket
{
    public sealed record Request(long TicketId, string? Reason = null);

    /// <summary>The ticket is resolved or closed already.</summary>
    public sealed record AlreadyResolved()
        : Refusal("ticket-already-resolved", "The ticket is resolved or closed already.");

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

        if (!ticket.IsOpen())
        {
            return new AlreadyResolved();
        }

        Apply(db, ticket, reason);
        return Done.It;
    }

    /// <summary>Resolves an open ticket and records it; nothing when it is resolved or closed.</summary>
    public static void Apply(DeskContext db, Ticket ticket, string? reason)
    {
        if (ticket.IsOpen())
        {
            ticket.Status = TicketStatus.Resolved;
            ticket.ResolvedAt = db.Write!.Now;
            db.Record(new TicketResolved(reason), ticket.Id);
        }
    }
}
