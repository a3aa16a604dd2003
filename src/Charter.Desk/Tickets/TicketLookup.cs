using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Tickets;

/// <summary>How every slice that changes a ticket comes by it.</summary>
public static class TicketLookup
{
    private const int LongestChain = 50;

    /// <summary>
    /// The ticket to change, tracked. What the actor may not see does not exist for them; what they may see and not
    /// change is refused by the missing permission; what was merged away is refused with where it went; so is what
    /// somebody changed after the version that the actor saw, where one is given.
    /// </summary>
    public static async Task<Outcome<Ticket>> FindToChangeAsync(
        DeskContext db,
        Actor actor,
        long ticketId,
        Permissions needed,
        CancellationToken cancellationToken,
        int? seenVersion = null
    )
    {
        var ticket = await db
            .Tickets.AsTracking()
            .VisibleTo(actor)
            .SingleOrDefaultAsync(t => t.Id == ticketId, cancellationToken);
        if (ticket is null)
        {
            return new NotFound("ticket");
        }

        if (actor.Lacks(needed) is { } notAllowed)
        {
            return notAllowed;
        }

        if (ticket.MergedIntoId is { } into)
        {
            return new TicketMergedAway(into);
        }

        return seenVersion is { } seen && seen != ticket.Version
            ? new ChangedMeanwhile("ticket", ticket.Version)
            : ticket;
    }

    /// <summary>Where a ticket's conversation goes on: itself, or what it was merged into, however often.</summary>
    public static async Task<Ticket> FollowMergesAsync(
        DeskContext db,
        Ticket ticket,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var current = ticket;
        // Every merge leads to an earlier ticket, so the chain ends; the bound holds even if the data were wrong.
        for (var hop = 0; hop < LongestChain && current.MergedIntoId is { } into; hop++)
        {
            current =
                await db.Tickets.FindAsync([into], cancellationToken)
                ?? throw new InvalidOperationException(
                    $"Ticket {current.Id} was merged into {into}, which is not there."
                );
        }

        return current;
    }

    /// <summary>Whether work goes on: neither resolved nor closed.</summary>
    public static bool IsOpen(this Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return ticket.Status is not (TicketStatus.Resolved or TicketStatus.Closed);
    }
}
