using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Customers;

/// <summary>A page of customers, newest first; found by name or by the beginning of an address.</summary>
public static class ListCustomers
{
    private const int MostRows = 200;

    public sealed record Request(
        string? Text = null,
        long? OrganisationId = null,
        int Limit = 50,
        string? After = null
    );

    /// <param name="Id">The customer.</param>
    /// <param name="Name">The name shown.</param>
    /// <param name="Address">Their first address.</param>
    /// <param name="OrganisationName">Their organisation.</param>
    /// <param name="Language">The language that we write to them in.</param>
    public sealed record Row(long Id, string Name, string? Address, string? OrganisationName, string Language);

    /// <param name="Rows">The page.</param>
    /// <param name="Next">The cursor of the page that follows; <c>null</c> on the last.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, string? Next);

    public static async Task<Outcome<Result>> Run(
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

        var customers = Find(db, request);
        if (request.After is not null)
        {
            if (ReadCursor(request.After) is not { } before)
            {
                return new InvalidField("after", "That is not a cursor that this list gave.");
            }

            customers = customers.Where(c => c.Id < before);
        }

        var limit = Math.Clamp(request.Limit, 1, MostRows);
        var rows = await customers
            .AsNoTracking()
            .OrderByDescending(c => c.Id)
            .Take(limit + 1)
            .Select(c => new Row(
                c.Id,
                c.Name,
                db.CustomerAddresses.Where(a => a.CustomerId == c.Id)
                    .OrderBy(a => a.Id)
                    .Select(a => a.Value)
                    .FirstOrDefault(),
                db.Organisations.Where(o => o.Id == c.OrganisationId).Select(o => o.Name).FirstOrDefault(),
                c.Language
            ))
            .ToListAsync(cancellationToken);
        var next = rows.Count > limit ? WriteCursor(rows[limit - 1].Id) : null;
        return new Result([.. rows.Take(limit)], next);
    }

    private static IQueryable<Customer> Find(DeskContext db, Request request)
    {
        IQueryable<Customer> customers = db.Customers;
        if (request.OrganisationId is { } organisation)
        {
            customers = customers.Where(c => c.OrganisationId == organisation);
        }

        var text = FieldText.CleanLine(request.Text, FieldText.LongestLine).ToLowerInvariant();
        if (text.Length == 0)
        {
            return customers;
        }

#pragma warning disable CA1304, CA1311, CA1862, MA0011 // Translated to SQL, where there is no culture.
        return customers.Where(c =>
            c.Name.ToLower().Contains(text)
            || db.CustomerAddresses.Any(a => a.CustomerId == c.Id && a.Normalized.StartsWith(text))
        );
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }

    private static string WriteCursor(long id) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(id.ToString(CultureInfo.InvariantCulture)));

    private static long? ReadCursor(string text) =>
        text.Length <= 40
        && Base64Url.IsValid(text)
        && long.TryParse(
            Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var id
        )
            ? id
            : null;
}
