using System.Globalization;
using Charter.Desk.Settings.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Settings;

/// <summary>Keeps a new key for a domain. Nothing is signed with it until somebody says that its record is published.</summary>
public static class AddDkimKey
{
    private const int MostKeys = 200;

    /// <param name="Domain">The domain.</param>
    /// <param name="ProtectedSecret">The private key as PEM, as the server encrypted it.</param>
    /// <param name="Record">What has to stand in DNS.</param>
    public sealed record Request(string Domain, string ProtectedSecret, string Record)
    {
        /// <summary>Without the secret, so that no log ever holds it.</summary>
        public override string ToString() => $"{nameof(AddDkimKey)} {Domain}";
    }

    /// <param name="KeyId">The key.</param>
    /// <param name="Selector">The name that it got.</param>
    public sealed record Result(long KeyId, string Selector);

    /// <summary>Whether a text is the name of a domain in DNS.</summary>
    public static bool IsDomain(string? domain) =>
        domain is { Length: > 2 and <= 253 }
        && domain.Contains('.', StringComparison.Ordinal)
        && Uri.CheckHostName(domain) == UriHostNameType.Dns
        && domain.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');

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

        if (!IsDomain(request.Domain))
        {
            return new InvalidField("domain", "The domain after the @ of your addresses, such as example.com.");
        }

        if (await db.DkimKeys.CountAsync(cancellationToken) >= MostKeys)
        {
            return new InvalidField("domain", "There are 200 keys already. Remove old ones first.");
        }

        var domain = request.Domain.ToLowerInvariant();
        var taken = await db
            .DkimKeys.Where(k => k.Domain == domain)
            .Select(k => k.Selector)
            .ToListAsync(cancellationToken);
        var month = db.Write!.Now.InUtc();
        var name = string.Create(CultureInfo.InvariantCulture, $"charter{month.Year:0000}{month.Month:00}");
        var selector = Enumerable
            .Range(1, MostKeys + 1)
            .Select(n => n == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{n}"))
            .First(s => !taken.Contains(s));
        var key = new DkimKey
        {
            Id = db.NewId(),
            Domain = domain,
            Selector = selector,
            Secret = request.ProtectedSecret,
            Record = request.Record,
            CreatedAt = db.Write.Now,
        };
        db.DkimKeys.Add(key);
        db.Record(new SettingsChanged("dkim_key"));
        return new Result(key.Id, key.Selector);
    }
}
