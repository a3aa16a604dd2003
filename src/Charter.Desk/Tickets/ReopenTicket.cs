using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;

namespace Charter.Desk.Tickets;

/// <summary>Takes up a resolved or closed ticket again.</summary>
public static class ReopenTicket
{
    public sealed record Request(long TicketId, string? Reason = null);

    /// <summary>The ticket is open.</summary>
    public sealed record NotResolved() : Refusal("ticket-not-resolved", "The ticket is open already.");

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

        if (ticket.IsOpen())
        {
            return new NotResolved();
        }

        Apply(db, ticket, byCustomer: false, reason);
        return Done.It;
    }

    /// <summary>Opens a resolved or closed ticket again and records it; nothing when it is open.</summary>
    public static void Apply(DeskContext db, Ticket ticket, bool byCustomer, string? reason)
    {
        if (!ticket.IsOpen())
        {
            ticket.Status = TicketStatus.Open;
            ticket.ResolvedAt = null;
            db.Record(new TicketReopened(byCustomer, reason), ticket.Id);
        }
    }
}
