using NodaTime;

namespace Charter.Desk.Storage;

/// <summary>A file of the content-addressed store. The bytes are on disk, or in <see cref="Content"/> where nodes share no disk.</summary>
public sealed class StoredFile
{
    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }
    public long Size { get; init; }
    public Instant StoredAt { get; init; }

    /// <summary>The bytes; <c>null</c> when they are on disk.</summary>
    public byte[]? Content { get; init; }
}
