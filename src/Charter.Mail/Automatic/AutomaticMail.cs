using System.Collections.Immutable;
using Charter.Mail.Mime;
using Charter.Mail.Threading;

namespace Charter.Mail.Automatic;

/// <summary>Machine or person, and may a machine answer (RFC 3834 and what is sent in its place).</summary>
public static class AutomaticMail
{
    /// <param name="mail">The mail as read.</param>
    /// <param name="own">By what the caller's own mail is known.</param>
    /// <param name="envelopeFrom">The envelope's sender: "" for the null path, null when it is not known (then Return-Path is read).</param>
    public static AutomaticVerdict Judge(MailMessage mail, OwnMarks? own = null, string? envelopeFrom = null)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var reasons = ImmutableArray.CreateBuilder<AutomaticReason>();
        var isReport = AddReports(mail, reasons);
        Add(reasons, AutomaticReason.AutoSubmitted, SaysAutoSubmitted(mail));
        Add(reasons, AutomaticReason.ResponderHeader, HasResponderHeader(mail));
        var nullPath = HasNullReturnPath(mail, envelopeFrom);
        Add(reasons, AutomaticReason.NullReturnPath, nullPath);
        Add(reasons, AutomaticReason.SystemSender, IsSystemSender(mail));
        var absence = AbsenceNotes.Read(mail);
        Add(reasons, AutomaticReason.VacationSubject, absence != AbsenceSigns.None);
        Add(reasons, AutomaticReason.Acknowledgement, Acknowledgements.IsOne(mail));
        Add(reasons, AutomaticReason.ListOrBulk, IsListOrBulk(mail));
        Add(reasons, AutomaticReason.SuppressionAsked, AsksSuppression(mail));
        Add(reasons, AutomaticReason.OwnMail, IsOwn(mail, own ?? OwnMarks.None));
        Add(reasons, AutomaticReason.NoAddress, !mail.From.Any(f => f.IsUsable) && !mail.ReplyTo.Any(r => r.IsUsable));

        // A relay may have taken the return path away, and some set it on people's mail: alone it proves nothing,
        // nor does the wish for no automatic answer, which Exchange sets on what people write.
        var isProven =
            isReport
            || reasons.Contains(AutomaticReason.AutoSubmitted)
            || reasons.Contains(AutomaticReason.ResponderHeader)
            || reasons.Contains(AutomaticReason.SystemSender)
            || reasons.Contains(AutomaticReason.Acknowledgement)
            || reasons.Contains(AutomaticReason.OwnMail)
            // Exchange marks what its absence rule sends by both; either alone stands on people's mail too.
            || (
                reasons.Contains(AutomaticReason.SuppressionAsked) && mail.Headers.Has("X-MS-Exchange-Inbox-Rules-Loop")
            )
            // Two weak signs together are a strong one: an old vacation program, an alarm, a newsletter's responder.
            || (
                nullPath
                && (
                    reasons.Contains(AutomaticReason.SuppressionAsked)
                    || Precedence(mail) is "bulk" or "junk"
                    || AbsenceNotes.IsAway(mail)
                )
            );
        var isByWords = !isProven && absence == AbsenceSigns.Note;
        return new AutomaticVerdict(isProven || isByWords, reasons.Count == 0, reasons.ToImmutable())
        {
            RestsOnWords = isByWords,
        };
    }

    private static void Add(ImmutableArray<AutomaticReason>.Builder reasons, AutomaticReason reason, bool found)
    {
        if (found)
        {
            reasons.Add(reason);
        }
    }

    private static bool AddReports(MailMessage mail, ImmutableArray<AutomaticReason>.Builder reasons)
    {
        var type = mail.Root.ContentType;
        var report = type.Is("multipart", "report") ? type.Parameter("report-type")?.ToLowerInvariant() : null;
        Add(
            reasons,
            AutomaticReason.DeliveryReport,
            report == "delivery-status" || DeliveryReport.Read(mail) is not null
        );
        Add(reasons, AutomaticReason.FeedbackReport, FeedbackReport.Read(mail) is not null);
        Add(
            reasons,
            AutomaticReason.ReadReceipt,
            report == "disposition-notification" || ReadReceipt.Read(mail) is not null || PlainReceipts.IsOne(mail)
        );
        Add(reasons, AutomaticReason.CalendarReply, IsCalendarReply(mail));
        Add(reasons, AutomaticReason.DomainReport, IsDomainReport(mail, report));
        return reasons.Count > 0;
    }

    /// <summary>RFC 7489 prescribes the subject, RFC 8460 type and header.</summary>
    private static bool IsDomainReport(MailMessage mail, string? report) =>
        report == "tlsrpt"
        || mail.Headers.Has("TLS-Report-Domain")
        || (
            mail.Subject.Contains("Report Domain:", StringComparison.OrdinalIgnoreCase)
            && mail.Subject.Contains("Submitter:", StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsCalendarReply(MailMessage mail) =>
        ReportParts
            .Own(mail)
            .Any(p =>
                p.ContentType.Is("text", "calendar")
                && p.ContentType.Parameter("method")?.ToUpperInvariant() is "REPLY" or "COUNTER"
            );

    private static bool SaysAutoSubmitted(MailMessage mail)
    {
        var value = mail.Headers.Value("Auto-Submitted");
        return !string.IsNullOrEmpty(value)
            && !HeaderParameters.Parse(value).Value.Equals("no", StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasResponderHeader(MailMessage mail)
    {
        foreach (var name in AutomaticWords.ResponderHeaders)
        {
            var value = mail.Headers.Value(name);
            if (value is not null && value.ToLowerInvariant() is not ("no" or "false" or "0"))
            {
                return true;
            }
        }

        if (
            mail.Headers.Any(h => IsResponderName(h.Name) && h.Value.ToLowerInvariant() is not ("no" or "false" or "0"))
        )
        {
            return true;
        }

        return Precedence(mail) is "auto_reply" or "auto-reply" or "auto_response"
            || mail.Headers.Value("Delivered-To")?.StartsWith("autoresponder", StringComparison.OrdinalIgnoreCase)
                == true;
    }

    private static bool IsResponderName(string name) =>
        name.StartsWith("X-", StringComparison.OrdinalIgnoreCase)
        // That one asks for silence and says nothing about who wrote.
        && !name.Contains("suppress", StringComparison.OrdinalIgnoreCase)
        && Array.Exists(AutomaticWords.ResponderHeaderWords, w => name.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static string Precedence(MailMessage mail) =>
        (mail.Headers.Value("Precedence") ?? mail.Headers.Value("X-Precedence") ?? "").ToLowerInvariant();

    private static bool HasNullReturnPath(MailMessage mail, string? envelopeFrom) =>
        envelopeFrom is not null
            ? envelopeFrom.Length == 0
            : mail.Headers.First("Return-Path")?.Unfolded.Trim() is "<>";

    private static bool IsSystemSender(MailMessage mail)
    {
        foreach (var address in mail.From)
        {
            var at = address.Address.IndexOf('@');
            var local = (at < 0 ? address.Address : address.Address[..at]).ToLowerInvariant();
            var plus = local.IndexOfAny(['+', '=']);
            local = plus > 0 ? local[..plus] : local;
            if (
                Array.IndexOf(AutomaticWords.SystemSenders, local) >= 0
                || local.StartsWith("noreply-", StringComparison.Ordinal)
                || local.StartsWith("no-reply-", StringComparison.Ordinal)
                || local.EndsWith("-noreply", StringComparison.Ordinal)
                || local.EndsWith("-no-reply", StringComparison.Ordinal)
                || local.EndsWith("-bounces", StringComparison.Ordinal)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsListOrBulk(MailMessage mail) =>
        Array.Exists(AutomaticWords.ListHeaders, mail.Headers.Has) || Precedence(mail) is "bulk" or "list" or "junk";

    private static bool AsksSuppression(MailMessage mail)
    {
        var value = mail.Headers.Value("X-Auto-Response-Suppress");
        return !string.IsNullOrEmpty(value) && !value.Equals("None", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOwn(MailMessage mail, OwnMarks own)
    {
        if (
            own.MessageIdDomain is { } domain
            && mail.MessageId is { } id
            && MessageIds.Domain(id).Equals(domain, StringComparison.OrdinalIgnoreCase)
        )
        {
            return true;
        }

        if (own.Header is { } header && mail.Headers.All(header.Key).Any(h => h.Value.Trim() == header.Value))
        {
            return true;
        }

        return mail.From.Any(f => own.Addresses.Contains(f.Address, StringComparer.OrdinalIgnoreCase));
    }
}
