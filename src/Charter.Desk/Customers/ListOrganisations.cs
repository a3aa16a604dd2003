using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Customers;

/// <summary>The organisations whose name holds a text, by name.</summary>
public static class ListOrganisations
{
    private const int MostRows = 200;

    /// <param name="Text">Words of the name; <c>null</c> for all.</param>
    /// <param name="AfterId">The organisation after which to go on.</param>
    /// <param name="Limit">How many, at most 200.</param>
    public sealed record Request(string? Text = null, long? AfterId = null, int Limit = 100);

    public static async Task<Outcome<IReadOnlyList<Organisation>>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (actor.Lacks(Permissions.ReadCustomers) is { } notAllowed)
        {
            return notAllowed;
        }

        IQueryable<Organisation> organisations = db.Organisations.AsNoTracking();
        var text = FieldText.CleanLine(request.Text, FieldText.LongestLine).ToLowerInvariant();
        if (text.Length > 0)
        {
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // Translated to SQL, where there is no culture.
            organisations = organisations.Where(o => o.Name.ToLower().Contains(text));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
        }

        if (request.AfterId is { } afterId)
        {
            var after = await db
                .Organisations.Where(o => o.Id == afterId)
                .Select(o => o.Name)
                .FirstOrDefaultAsync(cancellationToken);
#pragma warning disable CA1309 // Translated to SQL; the database's own order is the one that the page has.
            organisations = organisations.Where(o =>
                string.Compare(o.Name, after) > 0 || (o.Name == after && o.Id > afterId)
            );
#pragma warning restore CA1309
        }

        return Outcome<IReadOnlyList<Organisation>>.Of(
            await organisations
                .OrderBy(o => o.Name)
                .ThenBy(o => o.Id)
                .Take(Math.Clamp(request.Limit, 1, MostRows))
                .ToListAsync(cancellationToken)
        );
    }
}
