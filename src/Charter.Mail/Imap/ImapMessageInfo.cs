namespace Charter.Mail.Imap;

/// <summary>What is known of a mail before it is fetched.</summary>
/// <param name="Uid">Its number in the folder, while UIDVALIDITY stays the same.</param>
/// <param name="Size">Its size in bytes, as the server says.</param>
/// <param name="Flags">\Seen, \Answered, \Deleted and others.</param>
/// <param name="ReceivedAt">When it came into the mailbox; null when the server writes it beyond reading.</param>
public sealed record ImapMessageInfo(uint Uid, long Size, IReadOnlyList<string> Flags, DateTimeOffset? ReceivedAt)
{
    public bool IsSeen => Flags.Contains("\\Seen", StringComparer.OrdinalIgnoreCase);

    public bool IsDeleted => Flags.Contains("\\Deleted", StringComparer.OrdinalIgnoreCase);
}
