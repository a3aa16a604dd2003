using Charter.Mail.Mime;

namespace Charter.Mail.Automatic;

/// <summary>The parts that a mail itself says something with. What stands inside a message that it carries was said by others.</summary>
internal static class ReportParts
{
    private const int LookedAt = 4_000;
    private const int MaxLeaves = 40;
    private const int MaxFields = 64_000;
    private const int MaxCopy = 1_000_000;

    /// <summary>All parts but those of the messages inside; such a message is there, its content is not.</summary>
    public static IEnumerable<MailPart> Own(MailMessage mail)
    {
        var open = new Stack<MailPart>();
        open.Push(mail.Root);
        while (open.TryPop(out var part))
        {
            yield return part;
            if (part.ContentType.Type == "message")
            {
                continue;
            }

            for (var i = part.Children.Count - 1; i >= 0; i--)
            {
                open.Push(part.Children[i]);
            }
        }
    }

    public static bool Has(MailMessage mail, string type, string subtype) =>
        Own(mail).Any(p => p.ContentType.Is(type, subtype));

    /// <summary>The texts of the parts that are called a delivery status, whoever put them there.</summary>
    public static List<string> Statuses(MailMessage mail) =>
        [
            .. Own(mail)
                .Where(p =>
                    p.ContentType.Type == "message"
                    && p.ContentType.Subtype is "delivery-status" or "global-delivery-status" or "delivery-report"
                )
                .Take(20)
                .Select(p => p.DecodeText()),
        ];

    /// <summary>The fields of a delivery status in parts that are called text or bytes, as gateways leave them behind.</summary>
    public static List<string> UnlabelledStatuses(MailMessage mail) =>
        [
            .. Files(mail, MaxFields)
                .Select(p => p.DecodeText())
                .Where(t => StatusFields.Start(t[..Math.Min(t.Length, LookedAt)]) is 0)
                .Take(5),
        ];

    /// <summary>The fields of a complaint in a part that is called text; null when there is none.</summary>
    public static string? UnlabelledFeedback(MailMessage mail) =>
        Files(mail, MaxFields)
            .Where(p => p.ContentType.IsText)
            .Select(p => p.DecodeText())
            .FirstOrDefault(t =>
                t.AsSpan().TrimStart().StartsWith("Feedback-Type:", StringComparison.OrdinalIgnoreCase)
            );

    /// <summary>The headers of a mail in parts that are called text or bytes; null when no part looks like a mail.</summary>
    public static MailHeaders? UnlabelledMail(MailMessage mail)
    {
        foreach (var part in Files(mail, MaxCopy))
        {
            var bytes = part.Decode();
            var headers = MailReader.Read(bytes[..Math.Min(bytes.Length, 32_000)]).Headers;
            if (headers.Has("Message-ID") && (headers.Has("From") || headers.Has("To") || headers.Has("Received")))
            {
                return headers;
            }
        }

        return null;
    }

    /// <summary>Parts behind the first that could hold anything.</summary>
    private static IEnumerable<MailPart> Files(MailMessage mail, int longest) =>
        Own(mail)
            .Where(p => !p.ContentType.IsMultipart)
            .Skip(1)
            .Take(MaxLeaves)
            .Where(p =>
                p.Raw.Length < longest
                && p.ContentType.Name is "text/plain" or "application/octet-stream" or "text/rfc822" or "text/x-unknown"
            );
}
