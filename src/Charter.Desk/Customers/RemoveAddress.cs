using Charter.Desk.Customers.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Customers;

/// <summary>Takes an address from a customer.</summary>
public static class RemoveAddress
{
    public sealed record Request(long CustomerId, long AddressId);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
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

        db.CustomerAddresses.Remove(address);
        db.Record(new CustomerChanged(request.CustomerId, ["addresses"]));
        return Done.It;
    }
}
