using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Tickets;

/// <summary>Makes all links to a ticket stop working.</summary>
public static class RevokeFollowLinks
{
    public sealed record Request(long TicketId);

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

        var now = db.Write!.Now;
        var links = await db
            .FollowLinks.AsTracking()
            .Where(l => l.TicketId == ticket.Id && l.RevokedAt == null)
            .ToListAsync(cancellationToken);
        foreach (var link in links)
        {
            link.RevokedAt = now;
        }

        return Done.It;
    }
}
