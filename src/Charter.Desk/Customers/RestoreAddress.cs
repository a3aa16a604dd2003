using Charter.Desk.Customers.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Customers;

/// <summary>Sends mail again to an address from which it came back, since somebody knows that it is good.</summary>
public static class RestoreAddress
{
    public sealed record Request(long CustomerId, long AddressId);

    /// <summary>Mail to it goes through.</summary>
    public sealed record NotBounced() : Refusal("address-not-bounced", "Mail is sent to that address already.");

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.EditCustomers) is { } notAllowed)
        {
            return notAllowed;
        }

        var address = await db
            .CustomerAddresses.AsTracking()
            .SingleOrDefaultAsync(
                a => a.Id == request.AddressId && a.CustomerId == request.CustomerId,
                cancellationToken
            );
        if (address is null)
        {
            return new NotFound("address");
        }

        if (address.BouncedAt is null)
        {
            return new NotBounced();
        }

        address.Restore();
        db.Record(new AddressRestored(address.CustomerId, address.Id));
        return Done.It;
    }
}
