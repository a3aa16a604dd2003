using Charter.Desk.Staff;

namespace Charter.Desk.Tickets;

/// <summary>
/// The one authorization function for tickets, applied in the query: whoever asks, by page, API, export or search,
/// starts from what this leaves. Messages, attachments, readings and history are reached through a ticket only.
/// </summary>
public static class TicketAccess
{
    private const long NoDepartment = -1;

    /// <summary>The tickets that the actor may know of.</summary>
    public static IQueryable<Ticket> VisibleTo(this IQueryable<Ticket> tickets, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Kind == ActorKind.Customer)
        {
            return tickets.Where(t => t.CustomerId == actor.Id);
        }

        if (actor.May(Permissions.ReadAllTickets))
        {
            return tickets;
        }

        if (!actor.May(Permissions.ReadTickets))
        {
            return tickets.Where(t => false);
        }

        // A token without ReadAllTickets has no departments, and sees what has none. Written without "is null or", which
        // would tempt SQLite to gather a whole department by its index where the list's own order needs 50 rows of it.
        var departments = actor.Departments.Append(NoDepartment).ToArray();
        var staffId = actor.Kind == ActorKind.Staff ? actor.Id : 0;
        return tickets.Where(t => departments.Contains(t.DepartmentId ?? NoDepartment) || t.AssigneeId == staffId);
    }
}
