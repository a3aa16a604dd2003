using Charter.Desk.Settings.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;

namespace Charter.Desk.Settings;

/// <summary>Changes the company's name, language, zone, address or colour.</summary>
public static class ChangeCompany
{
    /// <param name="Fields">The fields.</param>
    /// <param name="Version">The version that the author read.</param>
    public sealed record Request(CompanyFields Fields, int Version);

    public sealed record Result(int Version);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.EditSettings) is { } notAllowed)
        {
            return notAllowed;
        }

        var company = await db.Companies.FindAsync([Company.TheOnlyId], cancellationToken);
        if (company is null)
        {
            return new NotFound("company");
        }

        if (company.Version != request.Version)
        {
            return new ChangedMeanwhile("company", company.Version);
        }

        if (request.Fields.Check() is { } wrong)
        {
            return wrong;
        }

        request.Fields.CopyTo(company);
        company.Version++;
        db.Record(new SettingsChanged("company"));
        return new Result(company.Version);
    }
}
