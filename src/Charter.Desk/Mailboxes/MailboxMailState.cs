namespace Charter.Desk.Mailboxes;

/// <summary>What is known of one mail on the server.</summary>
public enum MailboxMailState
{
    /// <summary>The desk has it (POP3), or passed over it at the first fetch.</summary>
    Taken,

    /// <summary>It could not be fetched, and is tried again.</summary>
    Failed,

    /// <summary>It is larger than the server said, so that only its header is fetched.</summary>
    TooLarge,
}
