using Charter.Mail.Mime;
using Charter.Mail.Threading;

namespace Charter.Mail.Automatic;

/// <summary>A complaint about a mail, passed on by the receiver's provider (ARF, RFC 5965).</summary>
/// <param name="FeedbackType">abuse, fraud, not-spam, other ...; in lower case.</param>
/// <param name="OriginalRecipient">Who complained, when the provider tells.</param>
/// <param name="OriginalMessageId">The mail complained about, without brackets.</param>
public sealed record FeedbackReport(string FeedbackType, string? OriginalRecipient, string? OriginalMessageId)
{
    /// <summary>The envelope's sender of the mail complained about, when the provider tells.</summary>
    public string? OriginalSender { get; init; }

    /// <summary>The report of a mail; null when it is none.</summary>
    public static FeedbackReport? Read(MailMessage mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var part = ReportParts.Own(mail).FirstOrDefault(p => p.ContentType.Is("message", "feedback-report"));
        var text = part?.DecodeText() ?? ReportParts.UnlabelledFeedback(mail);
        if (text is null)
        {
            return WithoutFields(mail);
        }

        var groups = StatusFields.Groups(text);
        var fields = groups.Count > 0 ? groups[0] : [];
        return new FeedbackReport(
            (fields.GetValueOrDefault("feedback-type") ?? "abuse").ToLowerInvariant(),
            StatusFields.Typed(fields.GetValueOrDefault("original-rcpt-to")),
            OriginalId(mail)
        )
        {
            OriginalSender = StatusFields.Typed(fields.GetValueOrDefault("original-mail-from"))?.Trim('<', '>', ' '),
        };
    }

    /// <summary>Reports that leave the fields out, and those of large providers that never had them.</summary>
    private static FeedbackReport? WithoutFields(MailMessage mail)
    {
        var type = mail.Root.ContentType;
        var says =
            type.Is("multipart", "report")
            && string.Equals(type.Parameter("report-type"), "feedback-report", StringComparison.OrdinalIgnoreCase);
        // Hotmail's own form: the mail complained about, with whose mailbox it lay in on top.
        var complainant = mail
            .Root.Walk()
            .Select(p => p.Headers.Value("X-HmXmrOriginalRecipient"))
            .FirstOrDefault(v => v is not null);
        var hotmail =
            mail.Subject.StartsWith("complaint about message from", StringComparison.OrdinalIgnoreCase)
            && (
                complainant is not null
                || mail.From.Any(f => f.Domain is "hotmail.com" or "outlook.com" or "live.com" or "microsoft.com")
            );
        var aol =
            mail.Subject.StartsWith("Client TOS Notification", StringComparison.OrdinalIgnoreCase)
            && ReportParts.Has(mail, "message", "rfc822");
        var spamCop = mail.Headers.Has("X-SpamCop-SourceIP");
        return says || hotmail || aol || spamCop
            ? new FeedbackReport("abuse", complainant, OriginalId(mail))
            : ProviderNotice.ReadComplaint(mail);
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
