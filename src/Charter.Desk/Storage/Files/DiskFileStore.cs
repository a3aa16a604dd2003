using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Charter.Desk.Storage.Files;

/// <summary>
/// Files in a folder, <c>ab/cd/abcd…</c>. A file is written aside, flushed, and renamed to its place, so that under its
/// name there is always the whole of it or nothing. What is small and named at once stays in its row (decision 0013).
/// </summary>
public sealed class DiskFileStore : IFileStore
{
    /// <summary>How many bytes are small enough for the row: up to here the database is quicker than a file of their own.</summary>
    public const int LargestInRow = 64 * 1024;

    // Young bytes may belong to a write that is still under way.
    private static readonly TimeSpan SweepAfter = TimeSpan.FromDays(1);

    private readonly string _root;
    private readonly string _aside;
    private readonly TimeProvider _time;
    private readonly IReadGate? _reads;

    /// <param name="root">The folder; made if missing.</param>
    /// <param name="time">The clock that tells the age of what no write names.</param>
    /// <param name="reads">Where the bytes of small files are read; <c>null</c> where all are in the folder.</param>
    public DiskFileStore(string root, TimeProvider time, IReadGate? reads = null)
    {
        _root = root;
        _reads = reads;
        _time = time;
        _aside = Path.Combine(root, "aside");
        Directory.CreateDirectory(_aside);
    }

    public async Task<PutFile> PutAsync(Stream content, long mostBytes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var aside = Path.Combine(_aside, Guid.NewGuid().ToString("N"));
        try
        {
            var put = await WriteAsideAsync(content, aside, mostBytes, cancellationToken);
            var place = PlaceOf(put.Hash);
            var folder = Path.GetDirectoryName(place)!;
            if (!TryTouch(place))
            {
                MakeFolder(folder);
                File.SetLastWriteTimeUtc(aside, _time.GetUtcNow().UtcDateTime);
                File.Move(aside, place, overwrite: true);
            }

            // Also when it was there: another may have moved it there a moment ago and not have come to this line.
            DirectorySync.Flush(folder);
            return put;
        }
        finally
        {
            File.Delete(aside);
        }
    }

    public async Task<PutFile> PutWithRowAsync(
        ReadOnlyMemory<byte> bytes,
        long mostBytes,
        CancellationToken cancellationToken = default
    )
    {
        if (_reads is not null && bytes.Length <= Math.Min(mostBytes, LargestInRow))
        {
            return PutFile.InRow(bytes.ToArray());
        }

        await using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        return await PutAsync(stream, mostBytes, cancellationToken);
    }

    public async Task<Stream?> OpenAsync(string hash, CancellationToken cancellationToken = default)
    {
        if (!PutFile.IsHash(hash))
        {
            return null;
        }

        try
        {
            var file = new FileStream(
                PlaceOf(hash),
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                64 * 1024,
                FileOptions.Asynchronous | FileOptions.SequentialScan
            );
            return new HashCheckedStream(file, hash);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return _reads is null ? null : await FileRows.OpenAsync(_reads, hash, cancellationToken);
        }
    }

    public async IAsyncEnumerable<string> ListAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        foreach (var hash in OnDisk(cancellationToken))
        {
            yield return hash;
        }

        if (_reads is null)
        {
            yield break;
        }

        await foreach (var hash in FileRows.ListAsync(_reads, cancellationToken))
        {
            // The same bytes may have come by both ways.
            if (!File.Exists(PlaceOf(hash)))
            {
                yield return hash;
            }
        }
    }

    private IEnumerable<string> OnDisk(CancellationToken cancellationToken)
    {
        foreach (var file in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Path.GetFileName(file) is var name && PutFile.IsHash(name) && file == PlaceOf(name))
            {
                yield return name;
            }
        }
    }

    /// <summary>Removes bytes that no write names and that are older than a day, and what was left aside by a crash.</summary>
    /// <param name="isNamed">Whether a row names the hash.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <returns>How many files went.</returns>
    public async Task<int> SweepAsync(
        Func<string, CancellationToken, Task<bool>> isNamed,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(isNamed);
        var gone = 0;
        foreach (var left in Directory.EnumerateFiles(_aside).Where(IsOld))
        {
            File.Delete(left);
        }

        foreach (var hash in OnDisk(cancellationToken))
        {
            var place = PlaceOf(hash);
            if (IsOld(place) && !await isNamed(hash, cancellationToken) && Remove(place))
            {
                gone++;
            }
        }

        return gone;
    }

    // Somebody may put the same bytes at this moment: they touch the file that they find. So it is first moved away,
    // and comes back if it turns out to have been touched.
    private bool Remove(string place)
    {
        var aside = Path.Combine(_aside, Guid.NewGuid().ToString("N"));
        File.Move(place, aside);
        if (!IsOld(aside))
        {
            File.Move(aside, place, overwrite: true);
            return false;
        }

        File.Delete(aside);
        return true;
    }

    private bool IsOld(string file) => File.GetLastWriteTimeUtc(file) < _time.GetUtcNow().UtcDateTime - SweepAfter;

    private bool TryTouch(string place)
    {
        try
        {
            File.SetLastWriteTimeUtc(place, _time.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static async Task<PutFile> WriteAsideAsync(
        Stream content,
        string aside,
        long mostBytes,
        CancellationToken cancellationToken
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        long size = 0;
        await using var file = new FileStream(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
        for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0; )
        {
            size += read;
            if (size > mostBytes)
            {
                throw new FileTooLargeException(mostBytes);
            }

            hash.AppendData(buffer.AsSpan(0, read));
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        file.Flush(flushToDisk: true);
        return new PutFile(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }

    private void MakeFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            DirectorySync.Flush(Path.GetDirectoryName(folder)!);
            DirectorySync.Flush(_root);
        }
    }

    private string PlaceOf(string hash) => Path.Combine(_root, hash[..2], hash[2..4], hash);
}
