using Charter.Desk.Customers.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;

namespace Charter.Desk.Customers;

/// <summary>Adds an organisation that customers belong to.</summary>
public static class AddOrganisation
{
    public sealed record Request(string Name, string? Domain, string? Plan);

    public sealed record Result(long OrganisationId);

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

        var organisation = new Organisation
        {
            Id = db.NewId(),
            Name = name,
            CreatedAt = db.Write!.Now,
        };
        db.Organisations.Add(organisation);

        var refusal = await OrganisationFields.ApplyAsync(
            db,
            organisation,
            request.Domain,
            request.Plan,
            cancellationToken
        );
        if (refusal is not null)
        {
            return refusal;
        }

        db.Record(new OrganisationAdded(organisation.Id));
        return new Result(organisation.Id);
    }
}
