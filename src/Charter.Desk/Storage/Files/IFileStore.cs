namespace Charter.Desk.Storage.Files;

/// <summary>
/// Files by the SHA-256 of what is in them: the same bytes are kept once. First the bytes are put here, durably; then
/// the write that needs them names them with <see cref="FileRows.KeepAsync"/>. Bytes that no write names are swept later.
/// </summary>
public interface IFileStore
{
    /// <summary>Keeps the bytes; when the task ends they are durable.</summary>
    /// <param name="content">Read to its end, as a stream.</param>
    /// <param name="mostBytes">The largest size that is taken.</param>
    /// <param name="cancellationToken">Gives up; nothing is kept.</param>
    /// <exception cref="FileTooLargeException">There is more than <paramref name="mostBytes"/>.</exception>
    Task<PutFile> PutAsync(Stream content, long mostBytes, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps bytes that the caller names in a write of its own at once. What is small travels in that write's row, and is
    /// durable with it: one flush for both, which it shares with whatever else is committed. What is larger is put as ever.
    /// </summary>
    /// <param name="bytes">All of them.</param>
    /// <param name="mostBytes">The largest size that is taken.</param>
    /// <param name="cancellationToken">Gives up; nothing is kept.</param>
    /// <returns>What to hand to <see cref="FileRows.KeepAsync"/>.</returns>
    /// <exception cref="FileTooLargeException">There is more than <paramref name="mostBytes"/>.</exception>
    Task<PutFile> PutWithRowAsync(
        ReadOnlyMemory<byte> bytes,
        long mostBytes,
        CancellationToken cancellationToken = default
    );

    /// <summary>Opens the bytes. Reading them to the end checks them against the hash.</summary>
    /// <returns>The bytes; <c>null</c> when there are none of this hash.</returns>
    /// <exception cref="InvalidDataException">While reading: the bytes are not those that were put.</exception>
    Task<Stream?> OpenAsync(string hash, CancellationToken cancellationToken = default);

    /// <summary>The hashes of all bytes that are here, named by a write or not.</summary>
    IAsyncEnumerable<string> ListAsync(CancellationToken cancellationToken = default);
}
