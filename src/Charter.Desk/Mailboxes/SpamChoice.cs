namespace Charter.Desk.Mailboxes;

/// <summary>What becomes of mail that the mail server takes for spam, by its junk folder or by a mark in the mail.</summary>
public enum SpamChoice
{
    /// <summary>The junk folder is left alone.</summary>
    Skip,

    /// <summary>It is filed in a ticket with the tag “spam”; no machine answers it.</summary>
    Tag,

    /// <summary>It is kept in quarantine for a person to look at.</summary>
    Hold,
}
