using Charter.Mail.Mime;

namespace Charter.Mail.Automatic;

/// <summary>A program's word that a mail was shown, or deleted unread (RFC 8098).</summary>
/// <param name="OriginalMessageId">The mail that it is about, without angle brackets; <c>null</c> where it does not tell.</param>
public sealed record ReadReceipt(string? OriginalMessageId)
{
    /// <summary>
    /// The receipt that a mail is; <c>null</c> for none. One that somebody attached, with words of their own beside it, is
    /// what they write about.
    /// </summary>
    public static ReadReceipt? Read(MailMessage mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var part = ReportParts.Own(mail).FirstOrDefault(p => p.ContentType.Is("message", "disposition-notification"));
        if (part is null || !IsReport(mail, part))
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

    private static bool IsReport(MailMessage mail, MailPart part) =>
        part == mail.Root
        || mail.Root.ContentType.Is("multipart", "report")
        // Gateways make another multipart of it; then the text must be a receipt's.
        || string.IsNullOrWhiteSpace(mail.Text)
        || PlainReceipts.IsText(mail.Text);
}
