namespace Charter.Mail.Smtp;

/// <summary>What became of a mail.</summary>
/// <param name="Recipients">Each recipient with the server's reply; the mail went to those that were accepted.</param>
/// <param name="Final">The server's last word, with its queue id mostly; null when no recipient was accepted and nothing was sent.</param>
public sealed record SmtpSendResult(IReadOnlyList<RecipientResult> Recipients, SmtpReply? Final)
{
    public bool IsSent => Final is not null;
}
