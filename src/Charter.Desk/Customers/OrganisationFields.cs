using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Customers;

/// <summary>What adding and changing an organisation have in common: its mail domain and service plan.</summary>
internal static class OrganisationFields
{
    public static async Task<Refusal?> ApplyAsync(
        DeskContext db,
        Organisation organisation,
        string? domainGiven,
        string? planGiven,
        CancellationToken cancellationToken
    )
    {
        if (!FieldText.IsOptionalLine(domainGiven, "domain", 253, out var domain, out var wrong))
        {
            return wrong;
        }

        if (!FieldText.IsOptionalLine(planGiven, "plan", 50, out var plan, out wrong))
        {
            return wrong;
        }

        domain = domain?.TrimStart('@').ToLowerInvariant();
        if (domain is not null && Uri.CheckHostName(domain) != UriHostNameType.Dns)
        {
            return new InvalidField("domain", "That is not a mail domain, such as example.org.");
        }

        var owner = await db
            .Organisations.Where(o => domain != null && o.Domain == domain && o.Id != organisation.Id)
            .Select(o => (long?)o.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (owner is { } other)
        {
            return new DomainTaken(other);
        }

        organisation.Domain = domain;
        organisation.Plan = plan?.ToLowerInvariant();
        return null;
    }
}
