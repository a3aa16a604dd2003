using Charter.Mail.Mime;
using Charter.Mail.Threading;

namespace Charter.Mail.Automatic;

/// <summary>
/// Whether a mail without the parts of RFC 3464 is a report all the same: by who sends it, its subject and its first
/// words. One of them alone may be a person who writes about a report.
/// </summary>
internal static class BounceEvidence
{
    private const int LookedAt = 6_000;

    /// <summary>True when sender, subject and words together say that a server writes about a mail that did not arrive.</summary>
    public static bool IsReport(MailMessage mail)
    {
        if (mail.Headers.Has("X-Failed-Recipients"))
        {
            return true;
        }

        var answers = SubjectText.HasPrefix(mail.Subject);
        if (IsMailerDaemon(mail) && !answers)
        {
            // Nobody else writes under that name, whatever the language.
            return true;
        }

        var isSubject = Subject(mail).ContainsAny(EvidenceWords.Subjects);
        var isNullPath = IsNullPath(mail);
        if (IsDaemon(mail))
        {
            // A postmaster may be a person: then there is neither what a server returns nor what another one said.
            return (isSubject || SaysSo(mail) || HasCode(mail))
                && (isNullPath || IsReportType(mail) || ShowsFact(mail, isServer: true));
        }

        if (answers)
        {
            return false;
        }

        var isSystem = IsSystem(mail);
        var isMachine = isNullPath || isSystem || IsReportType(mail);
        return isMachine && (isSubject || (isNullPath && isSystem)) && SaysSo(mail) && ShowsFact(mail, isServer: false);
    }

    /// <summary>False when a person passes on the parts of a report, or attaches them to a question.</summary>
    public static bool MayCarryReport(MailMessage mail) =>
        IsReportType(mail)
        || IsDaemon(mail)
        || (
            !SubjectText.HasPrefix(mail.Subject)
            && (IsNullPath(mail) || IsSystem(mail) || Subject(mail).ContainsAny(EvidenceWords.Subjects) || SaysSo(mail))
        );

    /// <summary>True when it tells that the mail arrived.</summary>
    public static bool IsSuccess(MailMessage mail) =>
        mail.Subject.Contains("success", StringComparison.OrdinalIgnoreCase)
            && !mail.Subject.Contains("unsuccess", StringComparison.OrdinalIgnoreCase)
        || mail.Subject.StartsWith("delivered:", StringComparison.OrdinalIgnoreCase)
        || mail.Subject.StartsWith("relayed:", StringComparison.OrdinalIgnoreCase)
        || mail.Subject.StartsWith("return receipt", StringComparison.OrdinalIgnoreCase)
        || (TellsSuccess(mail) && !SaysSo(mail));

    private static bool TellsSuccess(MailMessage mail)
    {
        var text = mail.Text.AsSpan(0, Math.Min(mail.Text.Length, LookedAt));
        return text.Contains("successfully delivered", StringComparison.OrdinalIgnoreCase)
            || text.Contains("delivered successfully", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True when it tells that the mail is late, not that it failed.</summary>
    public static bool IsDelay(MailMessage mail)
    {
        var subject = Subject(mail);
        if (
            subject.ContainsAny(EvidenceWords.Late) || subject.StartsWith("warning", StringComparison.OrdinalIgnoreCase)
        )
        {
            return true;
        }

        var text = mail.Text.AsSpan(0, Math.Min(mail.Text.Length, LookedAt));
        return text.Contains("not yet been delivered", StringComparison.OrdinalIgnoreCase)
            || text.Contains("has been delayed", StringComparison.OrdinalIgnoreCase)
            || text.Contains("will be retried", StringComparison.OrdinalIgnoreCase)
            || text.Contains("will keep trying", StringComparison.OrdinalIgnoreCase)
            || text.Contains("you do not need to resend", StringComparison.OrdinalIgnoreCase)
            || text.Contains("delivery attempts will continue", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsMailerDaemon(MailMessage mail) =>
        mail.From.Any(f => Local(f) is "mailer-daemon" or "mailerdaemon" or "mailer_daemon")
        && !ReportParts.Has(mail, "message", "disposition-notification");

    private static bool IsDaemon(MailMessage mail)
    {
        foreach (var from in mail.From)
        {
            var local = Local(from);
            if (
                Array.Exists(EvidenceWords.Daemons, d => local.StartsWith(d, StringComparison.Ordinal))
                || local.StartsWith("microsoftexchange", StringComparison.Ordinal)
                || from.Name.AsSpan(0, Math.Min(from.Name.Length, 200)).ContainsAny(EvidenceWords.DaemonNames)
            )
            {
                return true;
            }
        }

        var returnPath = mail.Headers.First("Return-Path")?.Unfolded ?? "";
        return mail.From.Count == 0 && (IsNullPath(mail) || returnPath.Length == 0)
            || returnPath.Contains("mailer-daemon", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSystem(MailMessage mail) =>
        mail.From.Any(f => Array.IndexOf(EvidenceWords.SystemNames, Local(f)) >= 0);

    private static string Local(MailAddress address)
    {
        var at = address.Address.IndexOf('@');
        return (at < 0 ? address.Address : address.Address[..at]).Trim('<', '>', '"').ToLowerInvariant();
    }

    private static bool IsNullPath(MailMessage mail) => mail.Headers.First("Return-Path")?.Unfolded.Trim() is "<>";

    private static bool IsReportType(MailMessage mail) => mail.Root.ContentType.Is("multipart", "report");

    private static bool SaysSo(MailMessage mail) =>
        BounceText
            .OnOneLine(mail.Text.AsSpan(0, Math.Min(mail.Text.Length, LookedAt)))
            .AsSpan()
            .ContainsAny(EvidenceWords.Phrases);

    private static ReadOnlySpan<char> Subject(MailMessage mail) =>
        mail.Subject.AsSpan(0, Math.Min(mail.Subject.Length, 300));

    private static bool HasCode(MailMessage mail)
    {
        var text = BounceText.Explanation(mail);
        return StatusFields.Status(text) is not null || StatusFields.ReplyCode(text) is not null;
    }

    /// <summary>What servers have and others rarely write: the mail that comes back, a code, the address that failed on its own.</summary>
    private static bool ShowsFact(MailMessage mail, bool isServer)
    {
        var text = BounceText.Explanation(mail);
        return StatusFields.Status(text) is not null
            || (isServer && StatusFields.ReplyCode(text) is not null)
            || ReportParts
                .Own(mail)
                .Any(p => p.ContentType.Type == "message" || p.ContentType.Name == "text/rfc822-headers")
            || BounceText.HasCopy(mail, text)
            || BounceRecipient.IsNamed(mail, text, strictly: !isServer);
    }
}
