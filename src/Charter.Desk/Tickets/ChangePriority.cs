using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;

namespace Charter.Desk.Tickets;

/// <summary>Gives a ticket another priority, from which its due times follow.</summary>
public static class ChangePriority
{
    public sealed record Request(long TicketId, string Priority, int? SeenVersion = null);

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

        if (TicketLabels.Read(request.Priority, "priority", out var priority) is { } wrong)
        {
            return wrong;
        }

        if (ticket.Priority != priority)
        {
            db.Record(new TicketPriorityChanged(priority, ticket.Priority), ticket.Id);
            ticket.Priority = priority;
            ticket.Version++;
        }

        return Done.It;
    }
}
