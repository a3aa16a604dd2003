using Charter.Desk.Storage.Files;

namespace Charter.Channels;

/// <summary>Whole files in memory, for mails and forms, whose size is bounded before.</summary>
internal static class FileBytes
{
    public static async Task<PutFile> PutAsync(
        this IFileStore files,
        ReadOnlyMemory<byte> bytes,
        long mostBytes,
        CancellationToken cancellationToken
    )
    {
        await using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        return await files.PutAsync(stream, mostBytes, cancellationToken);
    }

    /// <exception cref="FileNotFoundException">The store has no such file.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAllAsync(
        this IFileStore files,
        string hash,
        CancellationToken cancellationToken
    )
    {
        await using var stream =
            await files.OpenAsync(hash, cancellationToken)
            ?? throw new FileNotFoundException($"The file store has no {hash}.");
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancellationToken);
        return memory.ToArray();
    }
}
