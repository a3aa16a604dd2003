using System.Collections.Frozen;
using Charter.Mail.Automatic;
using Charter.Mail.Mime;

namespace Charter.Channels.Email;

/// <summary>The desk's own addresses, by which it knows its mail coming back and to which department a mail goes.</summary>
/// <param name="Departments">Departments' addresses (lower case, without plus part) with their ids.</param>
/// <param name="Desk">The desk's own address; empty before mail is set up.</param>
public sealed record OwnAddresses(FrozenDictionary<string, long> Departments, string Desk)
{
    /// <summary>The addresses of the mailboxes (lower case, without plus part).</summary>
    public FrozenSet<string> Mailboxes { get; init; } = [];

    /// <summary>By what the mail library knows our mail. Not by the domain of its Message-ID: colleagues write from there too.</summary>
    public OwnMarks Marks =>
        new() { Addresses = [.. Departments.Keys, .. Mailboxes, .. Desk.Length > 0 ? [Desk] : Array.Empty<string>()] };

    /// <summary>Whether one of our addresses is the mail's author.</summary>
    public bool IsFromUs(MailMessage mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var from = mail.From.Count > 0 ? ReplyAddress.Base(mail.From[0].Address) : "";
        return from.Length > 0 && Has(from);
    }

    /// <summary>Whether an address (lower case, without plus part) is one of ours.</summary>
    public bool Has(string address) =>
        address == Desk || Departments.ContainsKey(address) || Mailboxes.Contains(address);

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
