using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Charter.Mail.Mime;

namespace Charter.Channels.Email;

/// <summary>
/// By what the same mail is known when it comes twice: its Message-ID together with a digest of what it says, in the
/// mailbox that it came to. The id alone is not enough, because senders do reuse ids and would lose a mail by it.
/// </summary>
public static class MailIdentity
{
    /// <summary>The identity of a mail for one set of recipients.</summary>
    public static string Of(ReadOnlyMemory<byte> raw, IReadOnlyList<string> recipients) =>
        Of(MailReader.Read(raw), raw, recipients);

    /// <summary>The identity of a mail that was read, for one set of recipients.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="raw">Its bytes as they were sent.</param>
    /// <param name="recipients">The addresses that it came to.</param>
    public static string Of(MailMessage mail, ReadOnlyMemory<byte> raw, IReadOnlyList<string> recipients)
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(recipients);
        var said = string.Join(
            '\n',
            mail.Subject,
            mail.From.Count > 0 ? mail.From[0].Address : "",
            mail.Date?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? "",
            mail.Text
        );
        var mailboxes = string.Join(',', recipients.Select(ReplyAddress.Base).Distinct().Order(StringComparer.Ordinal));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{said}\n{mailboxes}")));

        // Without an id the whole mail counts, so that two mails without text are still two.
        return mail.MessageId is { } id ? $"{digest[..32]}:{id}" : Convert.ToHexStringLower(SHA256.HashData(raw.Span));
    }
}
