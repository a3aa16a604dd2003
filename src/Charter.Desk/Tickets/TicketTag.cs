namespace Charter.Desk.Tickets;

/// <summary>A tag on a ticket.</summary>
public sealed class TicketTag
{
    public long TicketId { get; init; }

    /// <summary>The tag in lower case, at most 50 characters.</summary>
    public required string Tag { get; init; }
}
