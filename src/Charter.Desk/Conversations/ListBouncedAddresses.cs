using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>The addresses to which no mail is sent because it came back, the newest first.</summary>
public static class ListBouncedAddresses
{
    private const int MostRows = 200;

    /// <param name="Until">The instant before which to go on; <c>null</c> for the newest.</param>
    /// <param name="Limit">How many, at most 200.</param>
    public sealed record Request(Instant? Until = null, int Limit = 100);

    /// <param name="AddressId">The address.</param>
    /// <param name="Address">As written.</param>
    /// <param name="CustomerId">Whose it is.</param>
    /// <param name="CustomerName">Their name.</param>
    /// <param name="Since">Since when nothing is sent there.</param>
    /// <param name="IsHard">Whether nobody has the address, rather than that it failed too often.</param>
    /// <param name="SoftBounces">How often it failed in a way that may pass.</param>
    /// <param name="Detail">What the other side said last.</param>
    /// <param name="TicketNumber">The ticket of the message that came back, where the reader may see it.</param>
    /// <param name="MessageId">That message.</param>
    /// <param name="Subject">Its subject.</param>
    public sealed record Row(
        long AddressId,
        string Address,
        long CustomerId,
        string CustomerName,
        Instant Since,
        bool IsHard,
        int SoftBounces,
        string? Detail,
        int? TicketNumber,
        long? MessageId,
        string? Subject
    );

    public static async Task<Outcome<IReadOnlyList<Row>>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.ReadCustomers) is { } notAllowed)
        {
            return notAllowed;
        }

        var marked = db.CustomerAddresses.AsNoTracking().Where(a => a.BouncedAt != null);
        var addresses = await (request.Until is { } before ? marked.Where(a => a.BouncedAt < before) : marked)
            .OrderByDescending(a => a.BouncedAt)
            .ThenByDescending(a => a.Id)
            .Take(Math.Clamp(request.Limit, 1, MostRows))
            .Join(db.Customers, a => a.CustomerId, c => c.Id, (a, c) => new { Address = a, c.Name })
            .ToListAsync(cancellationToken);
        var messageIds = addresses.Select(a => a.Address.BouncedMessageId).OfType<long>().ToList();
        var messages = await AboutAsync(db, actor, messageIds, cancellationToken);
        return Outcome<IReadOnlyList<Row>>.Of([
            .. addresses
                .OrderByDescending(a => a.Address.BouncedAt)
                .ThenByDescending(a => a.Address.Id)
                .Select(a =>
                {
                    var about = messages.GetValueOrDefault(a.Address.BouncedMessageId ?? 0);
                    return new Row(
                        a.Address.Id,
                        a.Address.Value,
                        a.Address.CustomerId,
                        a.Name,
                        a.Address.BouncedAt!.Value,
                        a.Address.BounceIsHard,
                        a.Address.SoftBounces,
                        a.Address.BounceDetail,
                        about?.Number,
                        about?.Id,
                        about?.Subject
                    );
                }),
        ]);
    }

    // What the reader may not see is not named.
    private static Task<Dictionary<long, About>> AboutAsync(
        DeskContext db,
        Actor actor,
        List<long> messageIds,
        CancellationToken cancellationToken
    )
    {
        var visible = db.Tickets.VisibleTo(actor);
        return db
            .Messages.AsNoTracking()
            .Where(m => messageIds.Contains(m.Id))
            .Join(visible, m => m.TicketId, t => t.Id, (m, t) => new About(m.Id, m.Subject, t.Number))
            .ToDictionaryAsync(m => m.Id, cancellationToken);
    }

    private sealed record About(long Id, string Subject, int Number);
}
