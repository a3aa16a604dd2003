using Charter.Desk.Customers.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;

namespace Charter.Desk.Customers;

/// <summary>Changes an organisation: its name, mail domain and service plan.</summary>
public static class ChangeOrganisation
{
    public sealed record Request(long OrganisationId, string Name, string? Domain, string? Plan, int SeenVersion);

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

        if (!FieldText.IsLine(request.Name, "name", FieldText.LongestLine, out var name, out var wrong))
        {
            return wrong;
        }

        if (await db.Organisations.FindAsync([request.OrganisationId], cancellationToken) is not { } organisation)
        {
            return new NotFound("organisation");
        }

        if (organisation.Version != request.SeenVersion)
        {
            return new ChangedMeanwhile("organisation", organisation.Version);
        }

        organisation.Name = name;
        organisation.Version++;

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

        db.Record(new OrganisationChanged(organisation.Id));
        return Done.It;
    }
}
