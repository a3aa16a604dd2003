using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>One signed-in browser. Every request checks that it is still good, so that a revocation bites at once.</summary>
public sealed class StaffSession
{
    public long Id { get; init; }
    public long StaffId { get; init; }

    /// <summary>SHA-256 of the random token in the cookie.</summary>
    public required byte[] TokenHash { get; init; }
    public Instant CreatedAt { get; init; }
    public Instant LastSeenAt { get; set; }
    public Instant ExpiresAt { get; set; }
    public Instant? RevokedAt { get; set; }

    /// <summary>The browser's own words for itself, cut to 200 characters.</summary>
    public string UserAgent { get; init; } = "";
}
