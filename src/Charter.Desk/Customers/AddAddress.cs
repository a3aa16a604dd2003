using Charter.Desk.Customers.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Customers;

/// <summary>Adds an address to a customer. One that they have already is no error.</summary>
public static class AddAddress
{
    public sealed record Request(long CustomerId, AddressKind Kind, string Value);

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

        if (await db.Customers.FindAsync([request.CustomerId], cancellationToken) is not { } customer)
        {
            return new NotFound("customer");
        }

        var given = new AddressGiven(request.Kind, request.Value);
        if (await ApplyAsync(db, customer, given, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        db.Record(new CustomerChanged(customer.Id, ["addresses"]));
        return Done.It;
    }

    /// <summary>Adds the address.</summary>
    /// <returns>What stands in the way; <c>null</c> when it was added or was there.</returns>
    internal static async Task<Refusal?> ApplyAsync(
        DeskContext db,
        Customer customer,
        AddressGiven given,
        CancellationToken cancellationToken
    )
    {
        if (!Enum.IsDefined(given.Kind) || AddressText.Read(given.Kind, given.Value) is not { } address)
        {
            return new InvalidField("addresses", "That is not an address of its kind.");
        }

        var owner =
            db.CustomerAddresses.Local.FirstOrDefault(a => a.Kind == given.Kind && a.Normalized == address.Normalized)
            ?? await db.CustomerAddresses.FirstOrDefaultAsync(
                a => a.Kind == given.Kind && a.Normalized == address.Normalized,
                cancellationToken
            );
        if (owner is not null)
        {
            return owner.CustomerId == customer.Id ? null : new AddressTaken(owner.CustomerId);
        }

        db.CustomerAddresses.Add(
            new CustomerAddress
            {
                Id = db.NewId(),
                CustomerId = customer.Id,
                Kind = given.Kind,
                Value = address.Value,
                Normalized = address.Normalized,
            }
        );
        return null;
    }
}
