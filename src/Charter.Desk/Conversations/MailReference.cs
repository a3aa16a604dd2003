namespace Charter.Desk.Conversations;

/// <summary>A Message-ID that belongs to a ticket: of a message in or out, or one that such a message refers to.</summary>
public sealed class MailReference
{
    public long Id { get; init; }
    public long TicketId { get; set; }

    /// <summary>The Message-ID without angle brackets, at most 998 characters.</summary>
    public required string MessageId { get; init; }

    /// <summary>Whether it is only an ancestor that we never had ourselves.</summary>
    public bool IsAncestor { get; init; }
}
