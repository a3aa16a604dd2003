using Charter.Desk.Customers.Events;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Customers;

/// <summary>
/// The customer behind an address that something came from, made when the address is new. Runs inside the writes of
/// intake, which have checked who may file.
/// </summary>
public static class FindOrAddCustomer
{
    /// <param name="Kind">What kind of address.</param>
    /// <param name="Address">As it came.</param>
    /// <param name="Name">The name beside it, if any; never trusted for more than showing.</param>
    /// <param name="Language">The language to write in: what they wrote in, or the company's.</param>
    /// <param name="IsForged">Whether it is known that it does not come from there, so that it says nothing about the address.</param>
    public sealed record Request(
        AddressKind Kind,
        string Address,
        string? Name,
        string? Language,
        bool IsForged = false
    );

    /// <param name="Customer">The customer, tracked.</param>
    /// <param name="IsNew">Whether they were made just now.</param>
    public sealed record Result(Customer Customer, bool IsNew);

    /// <summary>
    /// Asks for the owners of many addresses at once, so that <see cref="Handle"/> need not ask for each: a write that takes
    /// in many things calls it first.
    /// </summary>
    /// <param name="db">The write's context.</param>
    /// <param name="kind">What kind of addresses.</param>
    /// <param name="normalized">The addresses as <see cref="AddressText.Read"/> gives them.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task AskAsync(
        DeskContext db,
        AddressKind kind,
        IReadOnlyCollection<string> normalized,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(normalized);
        var rows = await db
            .CustomerAddresses.AsTracking()
            .Where(a => a.Kind == kind && normalized.Contains(a.Normalized))
            .ToListAsync(cancellationToken);
        var addresses = KnownTo(db);
        foreach (var address in normalized)
        {
            addresses[(kind, address)] = rows.SingleOrDefault(a => a.Normalized == address);
        }

        if (rows.Count > 1)
        {
            var owners = rows.Select(a => a.CustomerId).Distinct().ToList();
            await db.Customers.AsTracking().Where(c => owners.Contains(c.Id)).LoadAsync(cancellationToken);
        }
    }

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (AddressText.Read(request.Kind, request.Address) is not { } address)
        {
            return new InvalidField("address", "That is not an address of its kind.");
        }

        var asked = (request.Kind, address.Normalized);
        var addresses = KnownTo(db);
        if (!addresses.ContainsKey(asked))
        {
            await AskAsync(db, request.Kind, [address.Normalized], cancellationToken);
        }

        if (addresses[asked] is { } known)
        {
            // Whoever writes from an address has it again.
            if (!request.IsForged && (known.BouncedAt is not null || known.SoftBounces > 0))
            {
                var wasMarked = known.BouncedAt is not null;
                known.Restore();
                if (wasMarked)
                {
                    db.Record(new AddressRestored(known.CustomerId, known.Id));
                }
            }

            var existing = await db.Customers.FindAsync([known.CustomerId], cancellationToken);
            return new Result(existing!, false);
        }

        var customer = new Customer
        {
            Id = db.NewId(),
            Name = NameOf(request, address.Value),
            Language = LanguageOf(request.Language),
            OrganisationId = await OrganisationAsync(db, request.Kind, address.Normalized, cancellationToken),
            CreatedAt = db.Write!.Now,
        };
        db.Customers.Add(customer);
        var added = new CustomerAddress
        {
            Id = db.NewId(),
            CustomerId = customer.Id,
            Kind = request.Kind,
            Value = address.Value,
            Normalized = address.Normalized,
        };
        db.CustomerAddresses.Add(added);
        addresses[asked] = added;
        db.Record(new CustomerAdded(customer.Id));
        return new Result(customer, true);
    }

    /// <summary>The organisation that a mail domain belongs to.</summary>
    internal static async Task<long?> OrganisationAsync(
        DeskContext db,
        AddressKind kind,
        string normalized,
        CancellationToken cancellationToken
    )
    {
        if (kind != AddressKind.Email)
        {
            return null;
        }

        var domain = AddressText.DomainOf(normalized);
        var known = db.Write!.Known<string, long?>(nameof(OrganisationAsync));
        if (!known.TryGetValue(domain, out var organisation))
        {
            known[domain] = organisation = await db
                .Organisations.Where(o => o.Domain == domain)
                .Select(o => (long?)o.Id)
                .SingleOrDefaultAsync(cancellationToken);
        }

        return organisation;
    }

    private static Dictionary<(AddressKind, string), CustomerAddress?> KnownTo(DeskContext db) =>
        db.Write!.Known<(AddressKind, string), CustomerAddress?>(nameof(FindOrAddCustomer));

    /// <summary>A language tag that was given and looks like one; otherwise English.</summary>
    internal static string LanguageOf(string? language)
    {
        var given = FieldText.CleanLine(language, 35);
        return given.Length > 0 && given.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? given : "en";
    }

    private static string NameOf(Request request, string address)
    {
        var name = FieldText.CleanLine(request.Name, FieldText.LongestLine);
        return name.Length > 0 ? name
            : request.Kind == AddressKind.Email ? AddressText.GuessName(address)
            : address;
    }
}
