using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Storage.Files;

/// <summary>The rows that name what is in the file store.</summary>
public static class FileRows
{
    /// <summary>Names a file that was put, inside the write that needs it. Safe to repeat.</summary>
    public static async Task KeepAsync(DeskContext db, PutFile file, CancellationToken cancellationToken)
    {
        var write = db.Write ?? throw new InvalidOperationException("Only a write can keep a file.");
        if (
            db.Files.Local.All(f => f.Hash != file.Hash)
            && !await db.Files.AnyAsync(f => f.Hash == file.Hash, cancellationToken)
        )
        {
            db.Files.Add(
                new StoredFile
                {
                    Hash = file.Hash,
                    Size = file.Size,
                    StoredAt = write.Now,
                }
            );
        }
    }
}
