namespace Charter.Desk.Conversations;

/// <summary>A file that came or left with a message.</summary>
public sealed class Attachment
{
    public long Id { get; init; }
    public long MessageId { get; init; }
    public long TicketId { get; set; }

    /// <summary>The name as given, without path parts or control characters.</summary>
    public required string Name { get; init; }

    /// <summary>The type that the sender claimed. Never trusted for showing.</summary>
    public required string ContentType { get; init; }
    public long Size { get; init; }

    /// <summary>SHA-256 in lower-case hexadecimal: where it is in the file store.</summary>
    public required string FileHash { get; init; }

    /// <summary>The Content-ID by which the HTML refers to it.</summary>
    public string? ContentId { get; init; }
    public bool IsInline { get; init; }
}
