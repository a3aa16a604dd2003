using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>A link that works once and for a limited time. Only the hash of its 128-bit token is stored.</summary>
public sealed class OneTimeLink
{
    public long Id { get; init; }
    public LinkPurpose Purpose { get; init; }

    /// <summary>SHA-256 of the token; unique and never empty.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>Whom it is for; <c>null</c> for set-up.</summary>
    public long? StaffId { get; init; }
    public Instant CreatedAt { get; init; }
    public Instant ExpiresAt { get; init; }
    public Instant? UsedAt { get; set; }
}
