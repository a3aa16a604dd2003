using Charter.Mail.Mime;

namespace Charter.Channels.Email;

/// <summary>A program's word that a mail was shown, or deleted unread (RFC 8098).</summary>
/// <param name="OriginalMessageId">The mail that it is about, without angle brackets; <c>null</c> where it does not tell.</param>
public sealed record ReadReceipt(string? OriginalMessageId)
{
    /// <summary>The receipt that a mail is; <c>null</c> for none.</summary>
    public static ReadReceipt? Read(MailMessage mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var part = mail.Root.Walk().FirstOrDefault(p => p.ContentType.Is("message", "disposition-notification"));
        if (part is null)
        {
            return null;
        }

        const string field = "Original-Message-ID:";
        var line = part.DecodeText()
            .Split('\n')
            .Take(100)
            .FirstOrDefault(l => l.StartsWith(field, StringComparison.OrdinalIgnoreCase));
        var id = line?[field.Length..].Trim().Trim('<', '>').Trim();
        return new ReadReceipt(id is { Length: > 0 } ? id : null);
    }
}
