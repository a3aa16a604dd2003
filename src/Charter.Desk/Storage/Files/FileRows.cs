using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Storage.Files;

/// <summary>The rows that name what is in the file store.</summary>
public static class FileRows
{
    /// <summary>Asks for many files at once whether they have a row, so that <see cref="KeepAsync"/> need not ask for each.</summary>
    public static async Task AskAsync(
        DeskContext db,
        IReadOnlyCollection<string> hashes,
        CancellationToken cancellationToken
    )
    {
        var there = await db
            .Files.Where(f => hashes.Contains(f.Hash))
            .Select(f => f.Hash)
            .ToListAsync(cancellationToken);
        var known = KnownTo(db);
        foreach (var hash in hashes)
        {
            known[hash] = there.Contains(hash);
        }
    }

    /// <summary>Names a file that was put, inside the write that needs it. Safe to repeat.</summary>
    public static async Task KeepAsync(DeskContext db, PutFile file, CancellationToken cancellationToken)
    {
        var known = KnownTo(db);
        if (!known.ContainsKey(file.Hash))
        {
            await AskAsync(db, [file.Hash], cancellationToken);
        }

        if (known[file.Hash])
        {
            return;
        }

        known[file.Hash] = true;
        db.Files.Add(
            new StoredFile
            {
                Hash = file.Hash,
                Size = file.Size,
                StoredAt = db.Write!.Now,
                Content = file.Content,
            }
        );
    }

    /// <summary>Opens bytes that are kept in their row; <c>null</c> where there are none.</summary>
    internal static async Task<Stream?> OpenAsync(IReadGate reads, string hash, CancellationToken cancellationToken)
    {
        await using var db = reads.Open();
        var content = await db
            .Files.Where(f => f.Hash == hash)
            .Select(f => f.Content)
            .SingleOrDefaultAsync(cancellationToken);
        return content is null ? null : new HashCheckedStream(new MemoryStream(content, writable: false), hash);
    }

    /// <summary>The hashes of all bytes that are kept in their row.</summary>
    internal static async IAsyncEnumerable<string> ListAsync(
        IReadGate reads,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var db = reads.Open();
        var hashes = db.Files.Where(f => f.Content != null).Select(f => f.Hash).AsAsyncEnumerable();
        await foreach (var hash in hashes.WithCancellation(cancellationToken))
        {
            yield return hash;
        }
    }

    private static Dictionary<string, bool> KnownTo(DeskContext db) =>
        (db.Write ?? throw new InvalidOperationException("Only a write can keep a file.")).Known<string, bool>(
            nameof(FileRows)
        );
}
