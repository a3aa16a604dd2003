using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Tickets;

/// <summary>The id of the ticket that has a number, for whoever may see it.</summary>
public static class FindTicketByNumber
{
    public static async Task<Outcome<long>> Run(
        DeskContext db,
        Actor actor,
        int number,
        CancellationToken cancellationToken
    )
    {
        var id = await db
            .Tickets.VisibleTo(actor)
            .Where(t => t.Number == number)
            .Select(t => (long?)t.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return id is { } found ? found : new NotFound("ticket");
    }
}
