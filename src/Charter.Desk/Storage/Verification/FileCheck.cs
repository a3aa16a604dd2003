using System.Runtime.CompilerServices;
using Charter.Desk.Storage.Files;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Storage.Verification;

/// <summary>Every file that a row names is there, has its size and hashes to its name; everything that refers to a file has its row.</summary>
public sealed class FileCheck(IFileStore files) : IDeskCheck
{
    public string Name => "files";

    public async IAsyncEnumerable<CheckFinding> RunAsync(
        DeskContext db,
        Instant now,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var rows = db.Files.AsNoTracking().OrderBy(f => f.Hash).Select(f => new { f.Hash, f.Size }).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (await FindFaultAsync(row.Hash, row.Size, cancellationToken) is { } fault)
            {
                yield return new CheckFinding($"file {row.Hash}", fault);
            }
        }

        var unnamed = db
            .Attachments.Select(a => a.FileHash)
            .Union(db.Intakes.Select(i => i.FileHash))
            .Union(db.Messages.Where(m => m.RawFileHash != null).Select(m => m.RawFileHash!))
            .Where(hash => !db.Files.Any(f => f.Hash == hash))
            .AsAsyncEnumerable();
        await foreach (var hash in unnamed.WithCancellation(cancellationToken))
        {
            yield return new CheckFinding($"file {hash}", "Something refers to it, but it has no row.");
        }
    }

    private async Task<string?> FindFaultAsync(string hash, long size, CancellationToken cancellationToken)
    {
        await using var content = await files.OpenAsync(hash, cancellationToken);
        if (content is null)
        {
            return "Its bytes are missing.";
        }

        try
        {
            var buffer = new byte[64 * 1024];
            long length = 0;
            for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0; )
            {
                length += read;
            }

            return length == size ? null : $"It has {length} bytes, its row says {size}.";
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }
}
