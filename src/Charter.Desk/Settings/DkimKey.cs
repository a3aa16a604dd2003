using NodaTime;

namespace Charter.Desk.Settings;

/// <summary>A key that signs the mail of a domain (DKIM, RFC 6376).</summary>
public sealed class DkimKey
{
    public long Id { get; init; }

    /// <summary>The domain, in lower case.</summary>
    public required string Domain { get; init; }

    /// <summary>Names the key under its domain: its public half stands in DNS at <c>selector._domainkey.domain</c>.</summary>
    public required string Selector { get; init; }

    /// <summary>The private key as PEM, encrypted.</summary>
    public required string Secret { get; init; }

    /// <summary>What has to stand in DNS.</summary>
    public required string Record { get; init; }

    /// <summary>Whether mail is signed with it. One of a domain's keys at most.</summary>
    public bool IsSigning { get; set; }
    public Instant CreatedAt { get; init; }

    /// <summary>When mail was first signed with it; <c>null</c> when none ever was.</summary>
    public Instant? FirstSignedAt { get; set; }

    /// <summary>When another key took over, or signing was turned off.</summary>
    public Instant? RetiredAt { get; set; }
    public int Version { get; set; } = 1;
}
