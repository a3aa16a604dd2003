using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Charter.Server.Conversations;
using Microsoft.AspNetCore.DataProtection;

namespace Charter.Server.Api;

/// <summary>
/// Receipts for uploaded files. Files are kept by what is in them, so that a hash must not be enough to attach one:
/// whoever attaches a file shows that they uploaded it, within a day.
/// </summary>
public sealed class UploadReceipts(IDataProtectionProvider protection)
{
    private readonly ITimeLimitedDataProtector _protector = protection
        .CreateProtector("charter.upload-receipts")
        .ToTimeLimitedDataProtector();

    /// <summary>How long a receipt is good.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(1);

    /// <summary>A receipt for what an actor uploaded.</summary>
    public string Write(PutFile file, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(file);
        return _protector.Protect(
            string.Create(CultureInfo.InvariantCulture, $"{file.Hash} {file.Size} {actor}"),
            Lifetime
        );
    }

    /// <summary>The files that receipts of this actor stand for.</summary>
    public Outcome<IReadOnlyList<IncomingFile>> Read(IReadOnlyList<UploadedFile>? files, Actor actor)
    {
        var read = ImmutableArray.CreateBuilder<IncomingFile>();
        for (var i = 0; i < (files?.Count ?? 0); i++)
        {
            if (Open(files![i].Receipt, actor) is not { } put)
            {
                return new InvalidField($"files[{i}].receipt", "Upload the file again: this receipt is not good.");
            }

            read.Add(
                new IncomingFile(files[i].Name, files[i].ContentType ?? "application/octet-stream", put.Size, put.Hash)
            );
        }

        return Outcome<IReadOnlyList<IncomingFile>>.Of(read.ToImmutable());
    }

    /// <summary>Names the files inside the write that attaches them.</summary>
    public static async Task KeepAsync(DeskContext db, IEnumerable<IncomingFile> files, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var file in files)
        {
            await FileRows.KeepAsync(db, new PutFile(file.FileHash, file.Size), ct);
        }
    }

    private PutFile? Open(string? receipt, Actor actor)
    {
        if (string.IsNullOrEmpty(receipt) || receipt.Length > 2000)
        {
            return null;
        }

        try
        {
            var parts = _protector.Unprotect(receipt).Split(' ');
            return parts is [var hash, var size, var owner] && owner == actor.ToString()
                ? new PutFile(hash, long.Parse(size, CultureInfo.InvariantCulture))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
