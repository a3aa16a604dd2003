using System.Collections.Frozen;
using Charter.Desk.Customers;
using Charter.Desk.Settings;

namespace Charter.Channels.Email;

/// <summary>The desk's own addresses, by which it knows its mail coming back and to which department a mail goes.</summary>
/// <param name="Departments">Departments' addresses (lower case, without plus part) with their ids.</param>
/// <param name="Desk">The desk's own address; empty before mail is set up.</param>
/// <param name="Rules">What mail that arrives may do.</param>
public sealed record OwnAddresses(FrozenDictionary<string, long> Departments, string Desk, MailRules Rules)
{
    /// <summary>The addresses of the mailboxes (lower case, without plus part).</summary>
    public FrozenSet<string> Mailboxes { get; init; } = [];

    /// <summary>Whether one of our addresses is the mail's author.</summary>
    public bool IsFromUs(MailAuthorship written)
    {
        ArgumentNullException.ThrowIfNull(written);
        return Has(written.Author.Address);
    }

    /// <summary>Whether an address is one of ours.</summary>
    public bool Has(string address)
    {
        var bare = ReplyAddress.Base(address);
        return bare.Length > 0 && (bare == Desk || Departments.ContainsKey(bare) || Mailboxes.Contains(bare));
    }

    /// <summary>Whether one of our addresses is at a domain.</summary>
    public bool IsOfUs(string domain) =>
        domain.Length > 0
        && Departments
            .Keys.Concat(Mailboxes)
            .Append(Desk)
            .Any(own => own.Length > 0 && AddressText.DomainOf(own).Equals(domain, StringComparison.OrdinalIgnoreCase));

    /// <summary>The department that one of the recipients belongs to; <c>null</c> for the default one.</summary>
    public long? DepartmentOf(IEnumerable<string> recipients)
    {
        foreach (var recipient in recipients)
        {
            if (Departments.TryGetValue(ReplyAddress.Base(recipient), out var department))
            {
                return department;
            }
        }

        return null;
    }
}
