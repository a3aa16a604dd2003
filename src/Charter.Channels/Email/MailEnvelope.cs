namespace Charter.Channels.Email;

/// <summary>What the mail server said around a mail, as the intake keeps it.</summary>
/// <param name="MailFrom">The envelope sender; empty for the null sender, <c>null</c> where the source does not tell.</param>
/// <param name="Recipients">The envelope recipients.</param>
/// <param name="Peer">Who handed it over.</param>
/// <param name="MailboxId">The mailbox that it came to; <c>null</c> for the desk's own listener.</param>
/// <param name="IsJunk">Whether it lay in the mailbox's junk folder.</param>
/// <param name="IsWhole">Whether whoever handed it over told all recipients, so that no header is asked for more.</param>
public sealed record MailEnvelope(
    string? MailFrom,
    IReadOnlyList<string> Recipients,
    string Peer = "",
    long? MailboxId = null,
    bool IsJunk = false,
    bool IsWhole = false
);
