namespace Charter.Mail.Mime;

/// <summary>Who wrote a mail that a group or list passed on under its own address ("Jane via Sales").</summary>
public static class MailAuthor
{
    private static readonly string[] OriginalHeaders = ["X-Original-From", "X-Original-Sender"];

    /// <summary>
    /// The writer, as the group tells; the first From when nothing was rewritten or what is told does not agree. Like every From, a
    /// claim: what it proves is a question of authentication.
    /// </summary>
    public static MailAddress? Find(MailMessage mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var from = mail.From.FirstOrDefault(f => f.IsUsable) ?? (mail.From.Count > 0 ? mail.From[0] : null);
        if (from is null || NameBeforeVia(from.Name) is not { } name)
        {
            return from;
        }

        foreach (var header in OriginalHeaders)
        {
            if (mail.Addresses(header) is [{ IsUsable: true } original])
            {
                return original with { Name = original.Name.Length > 0 ? original.Name : name };
            }
        }

        // Without such a header only an answer address that agrees with the name or stands alone outside the group's domain.
        return
            mail.ReplyTo is [{ IsUsable: true } reply]
            && reply.Domain != from.Domain
            && (reply.Name.Length == 0 || Agrees(reply.Name, name))
            ? new MailAddress(reply.Name.Length > 0 ? reply.Name : name, reply.Address)
            : from;
    }

    /// <summary>The name in "'Jane Doe' via Sales"; null when the name has no such form.</summary>
    private static string? NameBeforeVia(string name)
    {
        var via = name.IndexOf(" via ", StringComparison.OrdinalIgnoreCase);
        return via > 0 ? name[..via].Trim().Trim('\'', '"').Trim() : null;
    }

    private static bool Agrees(string told, string name) =>
        told.Contains(name, StringComparison.OrdinalIgnoreCase)
        || name.Contains(told, StringComparison.OrdinalIgnoreCase);
}
