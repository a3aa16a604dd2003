using System.Buffers;
using Charter.Mail.Smtp;

namespace Charter.Channels.Email;

/// <summary>Tells whose fault it is.</summary>
internal static class MailFaults
{
    private static readonly SearchValues<string> AboutUs = SearchValues.Create(
        [
            "relay",
            "access denied",
            "authenticat",
            "not logged in",
            "client host",
            "blacklist",
            "blocklist",
            "block list",
            "blocked using",
            "spamhaus",
            "poor reputation",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<string> AboutSender = SearchValues.Create(
        ["sender", "send as", "sendas", "send on behalf", "mail from", "from address", "not owned by", "return path"],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>Whether a server will not have the address in the envelope from which a mail comes.</summary>
    /// <param name="command">What was refused.</param>
    /// <param name="reply">In which words.</param>
    public static bool IsAboutSender(string command, SmtpReply reply) =>
        reply.IsPermanent
        && command is "MAIL" or "RCPT" or "DATA"
        && (
            reply.EnhancedStatus is "5.1.7" or "5.1.8" or "5.7.60" or "5.2.252"
            || (reply.Code != 552 && reply.Text.AsSpan().ContainsAny(AboutSender))
        );

    /// <summary>Of recipients who were all refused.</summary>
    public static MailFault OfRecipients(IReadOnlyList<RecipientResult> recipients) =>
        recipients.Any(r => IsAboutUs(r.Reply)) ? MailFault.Route
        : recipients.All(r => r.Reply.IsPermanent) ? MailFault.Mail
        : MailFault.Time;

    /// <summary>Of a refusal at any other step.</summary>
    public static MailFault Of(SmtpRefusedException refused) =>
        IsUnfit(refused) ? MailFault.Unfit
        : refused.Command is not "DATA" || IsAboutUs(refused.Reply) ? MailFault.Route
        : refused.IsPermanent ? MailFault.Mail
        : MailFault.Time;

    /// <summary>A mail that was sent whole may have been taken: by another server it would perhaps arrive twice.</summary>
    public static MailFault Of(SmtpLostException lost) => lost.MayHaveBeenAccepted ? MailFault.Time : MailFault.Route;

    // 552 without a status, and 5.3.4: larger than this server takes (RFC 1870, 6.3). 5.6.x: it can't carry the form of it.
    private static bool IsUnfit(SmtpRefusedException refused) =>
        refused is { IsPermanent: true, Command: "MAIL" or "DATA" }
        && (
            refused.Reply.EnhancedStatus is { } status
                ? status == "5.3.4" || status.StartsWith("5.6.", StringComparison.Ordinal)
                : refused.Reply.Code == 552
        );

    // "Relay access denied" is said about the recipient, and means us: we have not signed in, may not send from there, or
    // stand on somebody's list. Another server may take the mail, and nobody's address is bad.
    private static bool IsAboutUs(SmtpReply reply) =>
        !reply.IsSuccess && (reply.Code is 530 or 535 or 538 || reply.Text.AsSpan().ContainsAny(AboutUs));
}
