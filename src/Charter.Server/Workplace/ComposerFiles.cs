using Charter.Desk.Conversations;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Charter.Server.Words;

namespace Charter.Server.Workplace;

/// <summary>Files that come with the composer's form.</summary>
internal static class ComposerFiles
{
    /// <summary>What is too large, in the reader's words; <c>null</c> where nothing is.</summary>
    public static string? TooLarge(IFormFileCollection files, Wordbook words)
    {
        if (files.FirstOrDefault(f => f.Length > ComposerLimits.MostFileBytes) is { } large)
        {
            return words[
                "{0} has {1}. A file may have {2}; put it somewhere else and send a link. Your text is kept.",
                large.FileName,
                FileSize.Of(large.Length, words),
                FileSize.Of(ComposerLimits.MostFileBytes, words)
            ];
        }

        return files.Sum(f => f.Length) > ComposerLimits.MostBytes
            ? words[
                "The files have {0} together. A message may carry {1}. Your text is kept.",
                FileSize.Of(files.Sum(f => f.Length), words),
                FileSize.Of(ComposerLimits.MostBytes, words)
            ]
            : null;
    }

    /// <summary>Puts the files into the store.</summary>
    public static async Task<IReadOnlyList<IncomingFile>> KeepAsync(
        IFileStore store,
        IFormFileCollection files,
        CancellationToken cancellationToken
    )
    {
        var kept = new List<IncomingFile>();
        foreach (var file in files.Where(f => f.Length > 0))
        {
            await using var content = file.OpenReadStream();
            var put = await store.PutAsync(content, ComposerLimits.MostFileBytes, cancellationToken);
            kept.Add(
                new IncomingFile(file.FileName, file.ContentType ?? "application/octet-stream", put.Size, put.Hash)
            );
        }

        return kept;
    }

    /// <summary>Names the files in the database, so that they stay.</summary>
    public static async Task KeepRowsAsync(
        DeskContext db,
        IReadOnlyList<IncomingFile> files,
        CancellationToken cancellationToken
    )
    {
        foreach (var file in files)
        {
            await FileRows.KeepAsync(db, new PutFile(file.FileHash, file.Size), cancellationToken);
        }
    }
}
