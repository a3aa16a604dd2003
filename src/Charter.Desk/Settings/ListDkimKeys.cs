using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Settings;

/// <summary>The keys that sign mail, with the records to publish. The private halves are never shown.</summary>
public static class ListDkimKeys
{
    /// <param name="Id">Its id.</param>
    /// <param name="Domain">Its domain.</param>
    /// <param name="Selector">Its name under the domain.</param>
    /// <param name="RecordName">Where in DNS its record stands.</param>
    /// <param name="Record">The TXT record.</param>
    /// <param name="IsSigning">Whether mail is signed with it.</param>
    /// <param name="CreatedAt">When it was made.</param>
    /// <param name="FirstSignedAt">When mail was first signed with it.</param>
    /// <param name="RetiredAt">When it stopped signing.</param>
    public sealed record Row(
        long Id,
        string Domain,
        string Selector,
        string RecordName,
        string Record,
        bool IsSigning,
        Instant CreatedAt,
        Instant? FirstSignedAt,
        Instant? RetiredAt
    );

    /// <param name="Keys">The keys, by domain, the newest first.</param>
    /// <param name="Domains">Domains that the desk sends from and that no key signs for.</param>
    public sealed record Result(IReadOnlyList<Row> Keys, IReadOnlyList<string> Domains);

    public static async Task<Outcome<Result>> Run(DeskContext db, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (actor.Lacks(Permissions.EditSettings) is { } notAllowed)
        {
            return notAllowed;
        }

        var keys = await db
            .DkimKeys.AsNoTracking()
            .OrderBy(k => k.Domain)
            .ThenByDescending(k => k.CreatedAt)
            .ThenByDescending(k => k.Id)
            .ToListAsync(cancellationToken);
        var addresses = await db
            .Departments.Where(d => d.Email != null && !d.IsArchived)
            .Select(d => d.Email!)
            .ToListAsync(cancellationToken);
        addresses.AddRange(await db.MailSettings.Select(m => m.Address).ToListAsync(cancellationToken));
        var unsigned = addresses
            .Select(DomainOf)
            .Where(d => d.Length > 0 && !keys.Exists(k => k.IsSigning && k.Domain == d))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return new Result(
            [
                .. keys.Select(k => new Row(
                    k.Id,
                    k.Domain,
                    k.Selector,
                    $"{k.Selector}._domainkey.{k.Domain}",
                    k.Record,
                    k.IsSigning,
                    k.CreatedAt,
                    k.FirstSignedAt,
                    k.RetiredAt
                )),
            ],
            [.. unsigned]
        );
    }

    private static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant();
}
