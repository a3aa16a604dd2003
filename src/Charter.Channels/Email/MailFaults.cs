using Charter.Mail.Smtp;

namespace Charter.Channels.Email;

/// <summary>Tells whose fault it is.</summary>
internal static class MailFaults
{
    /// <summary>Of a refused recipient.</summary>
    public static MailFault OfRecipient(SmtpReply reply) =>
        IsAboutRelaying(reply) ? MailFault.Route
        : reply.IsPermanent ? MailFault.Mail
        : MailFault.Time;

    /// <summary>Of a refusal at any other step.</summary>
    public static MailFault Of(SmtpRefusedException refused) =>
        refused.Command is "DATA" && !IsAboutRelaying(refused.Reply)
            ? refused.IsPermanent
                ? MailFault.Mail
                : MailFault.Time
            : MailFault.Route;

    /// <summary>A mail that was sent whole may have been taken: by another server it would perhaps arrive twice.</summary>
    public static MailFault Of(SmtpLostException lost) => lost.MayHaveBeenAccepted ? MailFault.Time : MailFault.Route;

    // "Relay access denied" is said about the recipient, and means us: we have not signed in, or may not send from there.
    private static bool IsAboutRelaying(SmtpReply reply) =>
        !reply.IsSuccess && reply.Text.Contains("relay", StringComparison.OrdinalIgnoreCase);
}
