using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Tickets;

/// <summary>
/// What a follow link opens: one ticket, for its customer. The link counts only while the ticket is still that
/// customer's, and leads on to the ticket that its own was merged into.
/// </summary>
public static class FollowTicket
{
    /// <param name="TicketId">The ticket, after merges.</param>
    /// <param name="Customer">The customer as an actor, who reaches what is their own. The page must show this ticket only.</param>
    public sealed record Result(long TicketId, Actor Customer);

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        string? token,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (SecretToken.HashOf(token) is not { } hash)
        {
            return new NotFound("ticket");
        }

        var read = await db
            .FollowLinks.AsNoTracking()
            .Where(l => l.TokenHash == hash && l.RevokedAt == null && l.ExpiresAt > now)
            .Join(db.Tickets, l => l.TicketId, t => t.Id, (l, t) => new { l.CustomerId, Ticket = t })
            .SingleOrDefaultAsync(cancellationToken);
        if (read is null)
        {
            return new NotFound("ticket");
        }

        var ticket = await TicketLookup.FollowMergesAsync(db, read.Ticket, cancellationToken);
        return ticket.CustomerId == read.CustomerId
            ? new Result(ticket.Id, Actor.Customer(read.CustomerId))
            : new NotFound("ticket");
    }
}
