namespace Charter.Desk.Mailboxes;

/// <summary>What happens to a mail in its mailbox once the desk holds it for good.</summary>
public enum AfterFetch
{
    /// <summary>It stays, marked as read (by POP3: it stays as it is).</summary>
    Leave,

    /// <summary>It is moved to another folder.</summary>
    Move,

    /// <summary>It is removed.</summary>
    Delete,
}
