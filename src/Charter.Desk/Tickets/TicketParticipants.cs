using Charter.Desk.Settings;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Tickets;

/// <summary>Who takes part in a ticket besides its customer, for the slices that add, remove and address them.</summary>
public static class TicketParticipants
{
    /// <summary>Everybody besides the customer, tracked, the first who came first.</summary>
    public static async Task<IReadOnlyList<TicketParticipant>> OfAsync(
        DeskContext db,
        long ticketId,
        CancellationToken cancellationToken
    ) =>
        db.Write?.HasOpened(ticketId) == true
            ? [.. db.TicketParticipants.Local.Where(p => p.TicketId == ticketId)]
            : await db
                .TicketParticipants.AsTracking()
                .Where(p => p.TicketId == ticketId)
                .OrderBy(p => p.Id)
                .ToListAsync(cancellationToken);

    /// <summary>Whether the owner of an address, or a customer, takes part besides the ticket's own customer.</summary>
    public static Task<bool> HasAsync(
        DeskContext db,
        long ticketId,
        string normalizedAddress,
        long customerId,
        CancellationToken cancellationToken
    ) =>
        db.TicketParticipants.AnyAsync(
            p => p.TicketId == ticketId && (p.Address == normalizedAddress || p.CustomerId == customerId),
            cancellationToken
        );

    /// <summary>Why nobody more can take part; <c>null</c> while there is room.</summary>
    public static async Task<AddParticipant.TooMany?> IsFullAsync(
        DeskContext db,
        int count,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var rules = await db.MailRules.FindAsync([MailRules.TheOnlyId], cancellationToken) ?? new MailRules();
        return count >= rules.MostParticipants ? new AddParticipant.TooMany(rules.MostParticipants) : null;
    }

    /// <summary>Lets somebody take part from now on. The caller has checked that they do not yet.</summary>
    public static TicketParticipant Add(
        DeskContext db,
        long ticketId,
        string normalizedAddress,
        string name,
        bool byMail
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var participant = new TicketParticipant
        {
            Id = db.NewId(),
            TicketId = ticketId,
            Address = normalizedAddress,
            Name = name,
            Since = db.Write!.Now,
        };
        db.TicketParticipants.Add(participant);
        db.Record(new ParticipantAdded(participant.Id, byMail), ticketId);
        return participant;
    }
}
