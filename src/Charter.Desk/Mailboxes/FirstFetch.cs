namespace Charter.Desk.Mailboxes;

/// <summary>What the first fetch takes of the mails that are in the mailbox already.</summary>
public enum FirstFetch
{
    /// <summary>Those that nobody has read.</summary>
    Unread,

    /// <summary>All of them.</summary>
    Everything,

    /// <summary>None: only what comes from then on.</summary>
    OnlyNew,
}
