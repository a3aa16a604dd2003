using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>
/// The unguessable part of the address to which one colleague may answer one notice by mail. Only its hash is kept. It
/// says who and where; whether the mail comes from that colleague is proven by other means.
/// </summary>
public sealed class StaffReplyToken
{
    public long Id { get; init; }
    public long StaffId { get; init; }
    public long TicketId { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] TokenHash { get; init; }
    public Instant CreatedAt { get; init; }
    public Instant ExpiresAt { get; init; }
}
