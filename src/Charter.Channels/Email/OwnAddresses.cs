using System.Collections.Frozen;
using Charter.Mail.Automatic;
using Charter.Mail.Mime;

namespace Charter.Channels.Email;

/// <summary>The desk's own addresses, by which it knows its mail coming back and to which department a mail goes.</summary>
/// <param name="Departments">Departments' addresses (lower case, without plus part) with their ids.</param>
/// <param name="Desk">The desk's own address; empty before mail is set up.</param>
/// <param name="MessageIdDomain">The domain of the Message-IDs that the desk makes.</param>
public sealed record OwnAddresses(FrozenDictionary<string, long> Departments, string Desk, string MessageIdDomain)
{
    /// <summary>By what the mail library knows our mail.</summary>
    public OwnMarks Marks =>
        new() { Addresses = [.. Departments.Keys, .. Desk.Length > 0 ? [Desk] : Array.Empty<string>()], MessageIdDomain = MessageIdDomain };

    /// <summary>Whether a mail is one that we sent: our Message-ID, or one of our addresses as its author.</summary>
    public bool IsOurs(MailMessage mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var from = mail.From.Count > 0 ? ReplyAddress.Base(mail.From[0].Address) : "";
        var isOurId =
            mail.MessageId is { } id && id.EndsWith($"@{MessageIdDomain}", StringComparison.OrdinalIgnoreCase);
        return isOurId || (from.Length > 0 && (from == Desk || Departments.ContainsKey(from)));
    }

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
