using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>A program's key to the API. The token is shown once; only its hash is stored.</summary>
public sealed class ApiToken
{
    public long Id { get; init; }
    public required string Name { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>What the program may do.</summary>
    public Permissions Scopes { get; init; }
    public Instant CreatedAt { get; init; }
    public Instant? ExpiresAt { get; init; }
    public Instant? LastUsedAt { get; set; }
    public Instant? RevokedAt { get; set; }
}
