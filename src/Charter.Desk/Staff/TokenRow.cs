using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>One API token as lists show it: never the token, nor its hash.</summary>
public sealed record TokenRow(
    long Id,
    string Name,
    Permissions Scopes,
    Instant CreatedAt,
    Instant? ExpiresAt,
    Instant? RevokedAt
);
