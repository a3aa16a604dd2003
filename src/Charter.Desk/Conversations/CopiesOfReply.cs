using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>Who gets a reply besides the customer.</summary>
internal static class CopiesOfReply
{
    private const int MostCopies = 50;

    /// <summary>What is wrong with the addresses that a writer chose, before anything is looked up; <c>null</c> for nothing.</summary>
    public static InvalidField? Check(IReadOnlyList<string>? wanted) =>
        wanted is null ? null
        : wanted.Count > MostCopies ? new InvalidField("cc", "At most 50 addresses.")
        : wanted.All(given => AddressText.Read(AddressKind.Email, given) is not null) ? null
        : new InvalidField("cc", "One of the addresses in copy is no mail address.");

    /// <summary>The addresses in the form that is compared; whoever is new among those wanted takes part from now on.</summary>
    /// <param name="db">The context.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="wanted">What the writer chose; <c>null</c> for everybody who takes part.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Outcome<IReadOnlyList<string>>> ChooseAsync(
        DeskContext db,
        Ticket ticket,
        IReadOnlyList<string>? wanted,
        CancellationToken cancellationToken
    )
    {
        if (wanted is { Count: 0 })
        {
            return Outcome<IReadOnlyList<string>>.Of([]);
        }

        var there = await TicketParticipants.OfAsync(db, ticket.Id, cancellationToken);
        if (wanted is null)
        {
            var everybody = there.Select(p => p.Address).ToList();
            return Outcome<IReadOnlyList<string>>.Of(await WithoutBouncedAsync(db, everybody, cancellationToken));
        }

        if (Check(wanted) is { } wrong)
        {
            return wrong;
        }

        var chosen = new List<string>();
        var added = 0;
        foreach (var address in wanted.Select(given => AddressText.Read(AddressKind.Email, given)!.Value))
        {
            var owner = await CustomerAddresses.OwnerAsync(db, address.Normalized, cancellationToken);
            if (owner == ticket.CustomerId || chosen.Contains(address.Normalized, StringComparer.Ordinal))
            {
                continue;
            }

            chosen.Add(address.Normalized);
            if (!there.Any(p => p.Address == address.Normalized))
            {
                if (await TicketParticipants.IsFullAsync(db, there.Count + added++, cancellationToken) is { } full)
                {
                    return full;
                }

                TicketParticipants.Add(db, ticket.Id, address.Normalized, "", byMail: false).CustomerId = owner;
            }
        }

        return Outcome<IReadOnlyList<string>>.Of(chosen);
    }

    private static async Task<IReadOnlyList<string>> WithoutBouncedAsync(
        DeskContext db,
        List<string> addresses,
        CancellationToken cancellationToken
    )
    {
        if (addresses.Count == 0)
        {
            return addresses;
        }

        var bounced = await db
            .CustomerAddresses.Where(a =>
                a.Kind == AddressKind.Email && a.BouncedAt != null && addresses.Contains(a.Normalized)
            )
            .Select(a => a.Normalized)
            .ToListAsync(cancellationToken);
        return [.. addresses.Except(bounced, StringComparer.Ordinal)];
    }
}
