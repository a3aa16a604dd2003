using System.Buffers;
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

    private static readonly SearchValues<string> Subjects = Words(
        "returned mail|returned to sender|returning message|mail returned|return to sender|undeliver|delivery status|delivery failure|delivery failed|delivery failure|delivery has failed|delivery notification|delivery report|delivery problem|delivery error|delivery delayed|delivery incomplete|failure delivery|failed delivery|failure notice|failed mail|mail failure|mail error|mail system error|mail delivery|message delivery|mail could not|could not be delivered|could not send|cannot be delivered|couldn't be delivered|can't be delivered|non-deliver|nondeliver|not delivered|message status|error sending|bounce|bounced|mailbox full|message you sent|warning: message|notification of failure|transport of message|mail status|your message to|sorry, your message|message not delivered|mailer-daemon|email error|e-mail error|unzustellbar|nicht zugestellt|zustellung|fehlgeschlagen|non remis|non remise|non distribu|échec de la remise|echec de la remise|no se puede entregar|no se pudo entregar|no entregado|devuelto|devolución|onbestelbaar|niet bezorgd|non recapitabile|mancato recapito|não entregue|falha na entrega|não é possível entregar|olevererbart|ej levererat|kan inte leverera|kan ikke leveres|ikke leveret|ei voitu toimittaa|ei voida toimittaa|niedostarcz|nie można dostarczyć|nedoručiteln|kézbesíthetetlen|teslim edilemedi|недоставлен|не доставлено|не удалось доставить|退信|退回|无法投递|投递失败|无法送达|無法傳遞|配信できません|配信不能|配信に失敗|送信エラー|エラー通知|배달되지|배달 실패|전달할 수 없|반송"
    );

    private static readonly SearchValues<string> Phrases = Words(
        "not be delivered|n't be delivered|able to deliver|unable to deliver|undeliver|delivery failed|failed to deliver|failed to send|not delivered|delivery to the following|addresses failed|(es) failed|es) failed|following address|fatal errors|delivery problems|delivery errors|delivery error|permanent error|permanent failure|transcript of session|cannot be delivered|not reach the following|mail delivery software|unknown user|user unknown|email delivery agent|mail delivery agent|failure reasons|delivery has failed|error delivering|attempting to deliver|not yet been delivered|error sending|trouble delivering|no valid recipients|the mail system|returned mail|mailbox is full|mailbox full|exceeded the local limit|rejected recipient|>>> rcpt|<<< 5|said: 5|delivery status|remote host said|generating server|could not be sent|couldn't be sent|message non-deliverable|was rejected|error message below|mail-system|mailer-daemon|recipients were affected|you tried to contact|invalid user name|address not found|wasn't delivered|message blocked|recipient address:|unable to send|server message|account is disabled|delivery report|has been delayed|was not accepted|no such user|nicht zugestellt|n'a pas pu être|n'a pas été remis|no se pudo entregar|no se ha podido entregar|non è stato possibile|não pôde ser entregue|kon niet worden|无法送达|无法投递|投递失败|退信|被退回|配信でき|送信でき|送れません|届けられ|不明なユーザ|не доставлено|не удалось доставить|не может быть доставлено"
    );

    private static readonly string[] Daemons =
    [
        "mailer-daemon",
        "mailerdaemon",
        "mailer_daemon",
        "mail-daemon",
        "postmaster",
        "post_master",
        "post.master",
        "mail-system",
        "mailsystem",
        "mdaemon",
        "mail-master",
        "mailmaster",
        "mailadmin",
        "mail-deamon",
        "mmsmailer",
    ];

    private static readonly SearchValues<string> DaemonNames = Words(
        "mailer-daemon|mailer daemon|mail delivery|mail deliver system|delivery subsystem|delivery system|system administrator|systemadministrator|mail administrator|mail system|postmaster|mail service|microsoft outlook|message delivery|interscan|mail daemon|mail router|email server|mail server|mailsystem|administrateur système|amministratore di sistema|administrador del sistema|systemadministratör"
    );

    private static readonly string[] SystemNames =
    [
        "admin",
        "administrator",
        "root",
        "system",
        "mail",
        "mta",
        "noreply",
        "no-reply",
        "bounce",
        "bounces",
        "sysadmin",
        "daemon",
        "mailgate",
        "mailgateway",
        "gateway",
        "exchange",
    ];

    /// <summary>True when sender, subject and words together say that a server writes about a mail that did not arrive.</summary>
    public static bool IsReport(MailMessage mail)
    {
        if (mail.Headers.Has("X-Failed-Recipients"))
        {
            return true;
        }

        var subject = mail.Subject.AsSpan(0, Math.Min(mail.Subject.Length, 300));
        var isSubject = subject.ContainsAny(Subjects);
        var answers = SubjectText.HasPrefix(mail.Subject);
        if (IsMailerDaemon(mail) && !answers)
        {
            // Nobody else writes under that name, whatever the language.
            return true;
        }

        if (IsDaemon(mail))
        {
            return isSubject || SaysSo(mail);
        }

        if (answers || !isSubject)
        {
            return false;
        }

        return (IsNullPath(mail) || IsSystem(mail) || IsReportType(mail)) && SaysSo(mail);
    }

    /// <summary>True when it tells that the mail arrived.</summary>
    public static bool IsSuccess(MailMessage mail) =>
        mail.Subject.Contains("success", StringComparison.OrdinalIgnoreCase)
            && !mail.Subject.Contains("unsuccess", StringComparison.OrdinalIgnoreCase)
        || mail.Subject.StartsWith("delivered:", StringComparison.OrdinalIgnoreCase)
        || mail.Subject.StartsWith("relayed:", StringComparison.OrdinalIgnoreCase)
        || mail.Subject.StartsWith("return receipt", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when it tells that the mail is late, not that it failed.</summary>
    public static bool IsDelay(MailMessage mail)
    {
        var subject = mail.Subject;
        if (
            subject.Contains("delay", StringComparison.OrdinalIgnoreCase)
            || subject.StartsWith("warning", StringComparison.OrdinalIgnoreCase)
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
        && !mail.Root.Walk().Any(p => p.ContentType.Is("message", "disposition-notification"));

    private static bool IsDaemon(MailMessage mail)
    {
        foreach (var from in mail.From)
        {
            var local = Local(from);
            if (
                Array.Exists(Daemons, d => local.StartsWith(d, StringComparison.Ordinal))
                || local.StartsWith("microsoftexchange", StringComparison.Ordinal)
                || from.Name.AsSpan(0, Math.Min(from.Name.Length, 200)).ContainsAny(DaemonNames)
            )
            {
                return true;
            }
        }

        var returnPath = mail.Headers.First("Return-Path")?.Unfolded ?? "";
        return mail.From.Count == 0 && (IsNullPath(mail) || returnPath.Length == 0)
            || returnPath.Contains("mailer-daemon", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSystem(MailMessage mail) => mail.From.Any(f => Array.IndexOf(SystemNames, Local(f)) >= 0);

    private static string Local(MailAddress address)
    {
        var at = address.Address.IndexOf('@');
        return (at < 0 ? address.Address : address.Address[..at]).Trim('<', '>', '"').ToLowerInvariant();
    }

    private static bool IsNullPath(MailMessage mail) => mail.Headers.First("Return-Path")?.Unfolded.Trim() is "<>";

    private static bool IsReportType(MailMessage mail) => mail.Root.ContentType.Is("multipart", "report");

    private static bool SaysSo(MailMessage mail) =>
        mail.Text.AsSpan(0, Math.Min(mail.Text.Length, LookedAt)).ContainsAny(Phrases);

    private static SearchValues<string> Words(string list) =>
        SearchValues.Create(list.Split('|').Distinct().ToArray(), StringComparison.OrdinalIgnoreCase);
}
