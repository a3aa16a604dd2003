using Charter.Desk.Customers.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;

namespace Charter.Desk.Customers;

/// <summary>Adds a customer by hand, with their addresses.</summary>
public static class AddCustomer
{
    private const int MostAddresses = 20;

    public sealed record Request(
        string Name,
        string? Language,
        long? OrganisationId,
        string? Notes,
        IReadOnlyList<AddressGiven> Addresses
    );

    public sealed record Result(long CustomerId);

    public static async Task<Outcome<Result>> Handle(
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

        if (!FieldText.IsLine(request.Name, "name", FieldText.LongestLine, out var name, out var wrong))
        {
            return wrong;
        }

        if (request.Addresses is null || request.Addresses.Count > MostAddresses)
        {
            return new InvalidField("addresses", "A customer can have 20 addresses.");
        }

        if (request.Notes is { Length: > ChangeCustomer.LongestNotes })
        {
            return new InvalidField("notes", "At most 10,000 characters fit here.");
        }

        if (await ChangeCustomer.LacksOrganisationAsync(db, request.OrganisationId, cancellationToken))
        {
            return new InvalidField("organisationId", "There is no such organisation.");
        }

        var customer = new Customer
        {
            Id = db.NewId(),
            Name = name,
            Language = FindOrAddCustomer.LanguageOf(request.Language),
            OrganisationId = request.OrganisationId,
            Notes = FieldText.Clean(request.Notes),
            CreatedAt = db.Write!.Now,
        };
        db.Customers.Add(customer);
        foreach (var given in request.Addresses.Distinct())
        {
            if (await AddAddress.ApplyAsync(db, customer, given, cancellationToken) is { } refusal)
            {
                return refusal;
            }
        }

        db.Record(new CustomerAdded(customer.Id));
        return new Result(customer.Id);
    }
}
