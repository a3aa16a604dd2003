using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Tickets;

/// <summary>Who takes part in a ticket: its customer first, then whoever joined.</summary>
public static class ListParticipants
{
    public static async Task<Outcome<IReadOnlyList<Participant>>> Run(
        DeskContext db,
        Actor actor,
        long ticketId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var ticket = await db
            .Tickets.AsNoTracking()
            .VisibleTo(actor)
            .SingleOrDefaultAsync(t => t.Id == ticketId, cancellationToken);
        if (ticket is null)
        {
            return new NotFound("ticket");
        }

        // Addresses are of customers, and read with that permission everywhere.
        if (actor.Lacks(Permissions.ReadCustomers) is { } notAllowed)
        {
            return notAllowed;
        }

        var customer = await db.Customers.AsNoTracking().SingleAsync(c => c.Id == ticket.CustomerId, cancellationToken);
        var addresses = await db
            .CustomerAddresses.AsNoTracking()
            .Where(a => a.CustomerId == customer.Id && a.Kind == AddressKind.Email)
            .OrderBy(a => a.BouncedAt != null)
            .ThenBy(a => a.Id)
            .ToListAsync(cancellationToken);
        var main = addresses.Count > 0 ? addresses[0] : null;
        var requester = new Participant(
            null,
            ParticipantRole.Requester,
            main?.Value ?? "",
            customer.Name,
            customer.Id,
            ticket.OpenedAt,
            main?.BouncedAt is not null
        );
        var others = await OthersAsync(db, ticketId, cancellationToken);
        return Outcome<IReadOnlyList<Participant>>.Of([requester, .. others]);
    }

    private static async Task<IEnumerable<Participant>> OthersAsync(
        DeskContext db,
        long ticketId,
        CancellationToken cancellationToken
    )
    {
        var others = await db
            .TicketParticipants.AsNoTracking()
            .Where(p => p.TicketId == ticketId)
            .OrderBy(p => p.Id)
            .ToListAsync(cancellationToken);
        var theirs = others.Select(p => p.Address).ToList();
        var bounced = await db
            .CustomerAddresses.Where(a =>
                a.Kind == AddressKind.Email && a.BouncedAt != null && theirs.Contains(a.Normalized)
            )
            .Select(a => a.Normalized)
            .ToListAsync(cancellationToken);
        return others.Select(p => new Participant(
            p.Id,
            ParticipantRole.Copied,
            p.Address,
            p.Name,
            p.CustomerId,
            p.Since,
            bounced.Contains(p.Address, StringComparer.Ordinal)
        ));
    }
}
