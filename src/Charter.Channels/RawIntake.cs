using NodaTime;

namespace Charter.Channels;

/// <summary>Something that arrived, before anything has read it.</summary>
/// <param name="Bytes">The bytes as they came.</param>
/// <param name="ExternalId">The channel's own id of it, so that the same thing twice is filed once; <c>null</c> takes the hash of the bytes.</param>
/// <param name="Envelope">The channel's own facts about it as JSON (sender, recipients, peer).</param>
/// <param name="At">When it arrived.</param>
public sealed record RawIntake(ReadOnlyMemory<byte> Bytes, string? ExternalId, string Envelope, Instant At);
