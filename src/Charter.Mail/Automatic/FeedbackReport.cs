using Charter.Mail.Mime;
using Charter.Mail.Threading;

namespace Charter.Mail.Automatic;

/// <summary>A complaint about a mail, passed on by the receiver's provider (ARF, RFC 5965).</summary>
/// <param name="FeedbackType">abuse, fraud, not-spam, other ...; in lower case.</param>
/// <param name="OriginalRecipient">Who complained, when the provider tells.</param>
/// <param name="OriginalMessageId">The mail complained about, without brackets.</param>
public sealed record FeedbackReport(string FeedbackType, string? OriginalRecipient, string? OriginalMessageId)
{
    /// <summary>The report of a mail; null when it is none.</summary>
    public static FeedbackReport? Read(MailMessage mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var part = mail.Root.Walk().FirstOrDefault(p => p.ContentType.Is("message", "feedback-report"));
        if (part is null)
        {
            return WithoutFields(mail);
        }

        var groups = StatusFields.Groups(part.DecodeText());
        var fields = groups.Count > 0 ? groups[0] : [];
        return new FeedbackReport(
            (fields.GetValueOrDefault("feedback-type") ?? "abuse").ToLowerInvariant(),
            StatusFields.Typed(fields.GetValueOrDefault("original-rcpt-to")),
            OriginalId(mail)
        );
    }

    /// <summary>Reports that leave the fields out, and those of the one large provider that never had them.</summary>
    private static FeedbackReport? WithoutFields(MailMessage mail)
    {
        var type = mail.Root.ContentType;
        var says =
            type.Is("multipart", "report")
            && string.Equals(type.Parameter("report-type"), "feedback-report", StringComparison.OrdinalIgnoreCase);
        var hotmail =
            mail.Subject.StartsWith("complaint about message from", StringComparison.OrdinalIgnoreCase)
            && mail.From.Any(f => f.Domain is "hotmail.com" or "outlook.com" or "live.com" or "microsoft.com");
        return says || hotmail
            ? new FeedbackReport("abuse", mail.Headers.Value("X-HmXmrOriginalRecipient"), OriginalId(mail))
            : null;
    }

    private static string? OriginalId(MailMessage mail)
    {
        foreach (var part in mail.Root.Walk())
        {
            if (part != mail.Root && part.Headers.First("Message-ID") is { } header)
            {
                return MessageIds.First(header.Value);
            }

            if (part.ContentType.Subtype == "rfc822-headers")
            {
                return MailReader.Read(part.Decode()).MessageId;
            }
        }

        return null;
    }
}
