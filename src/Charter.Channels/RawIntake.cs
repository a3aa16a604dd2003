using System.Security.Cryptography;
using NodaTime;

namespace Charter.Channels;

/// <summary>Something that arrived, before anything has read it.</summary>
/// <param name="Bytes">The bytes as they came.</param>
/// <param name="ExternalId">
/// The channel's own id of it, so that the same thing twice is filed once; <c>null</c> where only its reader can tell
/// (<see cref="IChannelReader.Look"/>), or where the bytes themselves are the id.
/// </param>
/// <param name="Envelope">The channel's own facts about it as JSON (sender, recipients, peer).</param>
/// <param name="At">When it arrived.</param>
public sealed record RawIntake(ReadOnlyMemory<byte> Bytes, string? ExternalId, string Envelope, Instant At)
{
    /// <summary>The addresses that it came to, where the same thing counts once for each.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>How many of the first bytes are the desk's own trace, which differs each time that the same thing comes.</summary>
    public int TraceLength { get; init; }

    /// <summary>What looking at it found, for the same reader to go on from. It is never stored.</summary>
    public object? Seen { get; init; }

    /// <summary>What the other side sent, without the desk's own trace.</summary>
    public ReadOnlyMemory<byte> Sent => Bytes[TraceLength..];

    /// <summary>SHA-256 of what the other side sent: by this it is known while nothing has read it.</summary>
    public string Fingerprint => field ??= Convert.ToHexStringLower(SHA256.HashData(Sent.Span));
}
