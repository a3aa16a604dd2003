using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Customers;

/// <summary>One customer.</summary>
public static class ReadCustomer
{
    public static async Task<Outcome<CustomerView>> Run(
        DeskContext db,
        Actor actor,
        long customerId,
        CancellationToken cancellationToken
    )
    {
        if (actor.Lacks(Permissions.ReadCustomers) is { } notAllowed)
        {
            return notAllowed;
        }

        var customer = await db
            .Customers.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == customerId, cancellationToken);
        if (customer is null)
        {
            return new NotFound("customer");
        }

        var addresses = await db
            .CustomerAddresses.AsNoTracking()
            .Where(a => a.CustomerId == customerId)
            .OrderBy(a => a.Id)
            .ToListAsync(cancellationToken);
        var organisation = await db
            .Organisations.AsNoTracking()
            .SingleOrDefaultAsync(o => o.Id == customer.OrganisationId, cancellationToken);
        return new CustomerView(customer, addresses, organisation);
    }
}
