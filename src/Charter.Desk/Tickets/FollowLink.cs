using NodaTime;

namespace Charter.Desk.Tickets;

/// <summary>The unguessable link by which a customer follows one ticket. Only the hash of its token is stored.</summary>
public sealed class FollowLink
{
    public long Id { get; init; }
    public long TicketId { get; init; }
    public long CustomerId { get; init; }

    /// <summary>SHA-256 of the 128-bit token.</summary>
    public required byte[] TokenHash { get; init; }
    public Instant CreatedAt { get; init; }
    public Instant ExpiresAt { get; init; }
    public Instant? RevokedAt { get; set; }
}
