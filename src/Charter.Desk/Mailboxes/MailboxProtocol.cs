namespace Charter.Desk.Mailboxes;

/// <summary>How a mailbox's mail comes to the desk.</summary>
public enum MailboxProtocol
{
    /// <summary>Fetched by IMAP.</summary>
    Imap,

    /// <summary>Fetched by POP3.</summary>
    Pop3,

    /// <summary>Not fetched: a mail provider or a program brings it by HTTP.</summary>
    Http,
}
