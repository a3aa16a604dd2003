namespace Charter.Desk.Mailboxes;

/// <summary>How far a folder of a mailbox was read.</summary>
public sealed class MailboxFolder
{
    public long MailboxId { get; init; }
    public required string Name { get; init; }

    /// <summary>While the server says the same, its numbers mean the same mails.</summary>
    public long UidValidity { get; set; }

    /// <summary>The highest number that needs no more looking at, apart from the mails in <see cref="MailboxMail"/>.</summary>
    public long LastUid { get; set; }
}
