using Charter.Desk.Customers;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>
/// Lets the people whom a customer's mail also goes to take part, by the rule of the settings. A sender who is not proven
/// can only bring people of the customer's own organisation: otherwise whoever forges a customer's address and names
/// themselves in copy would read the answer.
/// </summary>
internal static class CopiedPeople
{
    private const int MostLooked = 100;

    public static async Task AddAsync(
        DeskContext db,
        Ticket ticket,
        FileIncoming.Request request,
        CancellationToken cancellationToken
    )
    {
        if (request.CopiedTo.Count == 0 || request.IsAutomatic || request.Check.Proof == SenderProof.Failed)
        {
            return;
        }

        var rules = await db.MailRules.FindAsync([MailRules.TheOnlyId], cancellationToken) ?? new MailRules();
        var named = rules.Copies == CopyRule.Never ? [] : Read(request);
        if (named.Count == 0)
        {
            return;
        }

        var domains = await DomainsAsync(db, ticket, cancellationToken);
        var isOpenToAll = rules.Copies == CopyRule.All && request.Check.Proof == SenderProof.Proven;
        var there = await TicketParticipants.OfAsync(db, ticket.Id, cancellationToken);
        var room = rules.MostParticipants - there.Count;
        var strangers = await WithoutStaffAsync(db, named, cancellationToken);
        foreach (var (address, name) in strangers)
        {
            if (room <= 0)
            {
                break;
            }

            if (
                (isOpenToAll || domains.Contains(AddressText.DomainOf(address)))
                && !there.Any(p => p.Address == address)
                && await CustomerAddresses.OwnerAsync(db, address, cancellationToken) is var owner
                && (owner is null || owner != ticket.CustomerId)
            )
            {
                TicketParticipants.Add(db, ticket.Id, address, name, byMail: true).CustomerId = owner;
                room--;
            }
        }
    }

    private static List<(string Address, string Name)> Read(FileIncoming.Request request)
    {
        var sender = AddressText.Read(request.Sender.Kind, request.Sender.Address)?.Normalized;
        var read = new List<(string, string)>();
        foreach (var given in request.CopiedTo.Take(MostLooked))
        {
            if (
                AddressText.Read(AddressKind.Email, given.Address) is { } address
                && address.Normalized != sender
                && !read.Exists(r => r.Item1 == address.Normalized)
            )
            {
                read.Add((address.Normalized, FieldText.CleanLine(given.Name, FieldText.LongestLine)));
            }
        }

        return read;
    }

    // The customer's own domains, whoever of the ticket writes: a guest does not bring guests of their own.
    private static async Task<HashSet<string>> DomainsAsync(
        DeskContext db,
        Ticket ticket,
        CancellationToken cancellationToken
    )
    {
        var saved = await db
            .CustomerAddresses.Where(a => a.CustomerId == ticket.CustomerId && a.Kind == AddressKind.Email)
            .Select(a => a.Normalized)
            .ToListAsync(cancellationToken);
        var domains = db
            .CustomerAddresses.Local.Where(a => a.CustomerId == ticket.CustomerId && a.Kind == AddressKind.Email)
            .Select(a => a.Normalized)
            .Concat(saved)
            .Select(AddressText.DomainOf)
            .ToHashSet(StringComparer.Ordinal);
        domains.RemoveWhere(PublicMailDomains.Contains);
        if (
            ticket.OrganisationId is { } id
            && await db.Organisations.FindAsync([id], cancellationToken) is { Domain: { Length: > 0 } domain }
        )
        {
            domains.Add(domain);
        }

        return domains;
    }

    // Colleagues see the ticket anyway, with all that is in it.
    private static async Task<List<(string Address, string Name)>> WithoutStaffAsync(
        DeskContext db,
        List<(string Address, string Name)> named,
        CancellationToken cancellationToken
    )
    {
        var upper = named.Select(n => n.Address.ToUpperInvariant()).ToList();
        var staff = await db
            .StaffMembers.Where(s => upper.Contains(s.NormalizedEmail))
            .Select(s => s.NormalizedEmail)
            .ToListAsync(cancellationToken);
        return [.. named.Where(n => !staff.Contains(n.Address.ToUpperInvariant()))];
    }
}
