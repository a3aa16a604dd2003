using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>The unguessable part of a ticket's reply address. It selects a ticket and grants nothing.</summary>
public sealed class ReplyToken
{
    public long TicketId { get; init; }

    /// <summary>The token in lower case, 26 characters of base 32.</summary>
    public required string Token { get; init; }
    public Instant CreatedAt { get; init; }
}
