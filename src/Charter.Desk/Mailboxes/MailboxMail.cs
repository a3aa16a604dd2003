using NodaTime;

namespace Charter.Desk.Mailboxes;

/// <summary>A mail on the server that has to be remembered by itself: taken by POP3, or in trouble.</summary>
public sealed class MailboxMail
{
    public long Id { get; init; }
    public long MailboxId { get; init; }

    /// <summary>Its folder; <c>INBOX</c> for POP3.</summary>
    public required string Folder { get; init; }

    /// <summary>By what the server knows it: the UIDL, or UIDVALIDITY and UID.</summary>
    public required string Key { get; init; }
    public MailboxMailState State { get; set; }
    public int Attempts { get; set; }

    /// <summary>What went wrong.</summary>
    public string? Reason { get; set; }
    public Instant NotedAt { get; set; }
}
