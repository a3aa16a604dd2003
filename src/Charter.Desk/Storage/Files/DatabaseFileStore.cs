using System.Security.Cryptography;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Storage.Files;

/// <summary>Files in the database's own table, for several nodes that share no disk. The row is written with the bytes.</summary>
/// <param name="writes">Where bytes are put; <c>null</c> for a store that is only looked at.</param>
/// <param name="reads">Where bytes are read.</param>
/// <param name="time">The clock.</param>
public sealed class DatabaseFileStore(IWriteGate? writes, IReadGate reads, TimeProvider time) : IFileStore
{
    public async Task<PutFile> PutAsync(Stream content, long mostBytes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var bytes = await ReadAsync(content, mostBytes, cancellationToken);
        var put = new PutFile(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var gate = writes ?? throw new InvalidOperationException("This store was opened to read only.");
        await gate.WriteAsync(
            new WriteRequest(Actor.System("files"), now),
            async (db, cancellation) =>
            {
                if (!await db.Files.AnyAsync(f => f.Hash == put.Hash, cancellation))
                {
                    db.Files.Add(
                        new StoredFile
                        {
                            Hash = put.Hash,
                            Size = put.Size,
                            StoredAt = db.Write!.Now,
                            Content = bytes,
                        }
                    );
                }

                return Outcome<Done>.Of(Done.It);
            },
            cancellationToken
        );
        return put;
    }

    /// <summary>The bytes are in the row anyway, so that they always travel with it.</summary>
    public Task<PutFile> PutWithRowAsync(
        ReadOnlyMemory<byte> bytes,
        long mostBytes,
        CancellationToken cancellationToken = default
    ) =>
        bytes.Length > mostBytes
            ? throw new FileTooLargeException(mostBytes)
            : Task.FromResult(PutFile.InRow(bytes.ToArray()));

    public Task<Stream?> OpenAsync(string hash, CancellationToken cancellationToken = default) =>
        FileRows.OpenAsync(reads, hash, cancellationToken);

    public IAsyncEnumerable<string> ListAsync(CancellationToken cancellationToken = default) =>
        FileRows.ListAsync(reads, cancellationToken);

    private static async Task<byte[]> ReadAsync(Stream content, long mostBytes, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; (count = await content.ReadAsync(buffer, cancellationToken)) > 0; )
        {
            if (read.Length + count > mostBytes)
            {
                throw new FileTooLargeException(mostBytes);
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }
}
