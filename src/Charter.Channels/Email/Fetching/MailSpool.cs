using System.Globalization;
using System.Text.Json;
using Charter.Desk.Journal;
using Charter.Desk.Storage.Files;
using NodaTime;

namespace Charter.Channels.Email.Fetching;

/// <summary>
/// The folder in which programs leave mail for the desk, whether it runs or not. A mail is written aside, flushed and
/// renamed, so that under its name there is all of it or nothing; the desk removes it once it is durable in the database.
/// </summary>
public sealed class MailSpool
{
    private const string Ending = ".mail";

    // A file that was left aside for so long belongs to a program that died before it was told that the mail is safe.
    private static readonly TimeSpan LeftAside = TimeSpan.FromDays(1);
    private readonly string _incoming;
    private readonly string _aside;

    /// <param name="dataDirectory">The desk's data folder, which must be there.</param>
    public MailSpool(string dataDirectory)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataDirectory);
        _incoming = Path.Combine(dataDirectory, "spool", "new");
        _aside = Path.Combine(dataDirectory, "spool", "tmp");
    }

    /// <summary>Leaves a mail for the desk. When the task ends, it is durable.</summary>
    /// <exception cref="IOException">It could not be written; nothing is left.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public async Task PutAsync(SpooledMail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        MakeFolders();
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{mail.At.ToUnixTimeTicks():D20}.{Guid.NewGuid():N}{Ending}"
        );
        var aside = Path.Combine(_aside, name);
        try
        {
            await using (var file = new FileStream(aside, Options()))
            {
                var head = JsonSerializer.Serialize(new Head(mail.At, mail.Envelope), JournalJson.Options);
                await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(head + "\n"), cancellationToken);
                await file.WriteAsync(mail.Mail, cancellationToken);
                await file.FlushAsync(cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(aside, Path.Combine(_incoming, name));
            DirectorySync.Flush(_incoming);
        }
        finally
        {
            File.Delete(aside);
        }
    }

    /// <summary>The mails that wait, oldest first.</summary>
    public IReadOnlyList<string> List() =>
        Directory.Exists(_incoming)
            ? [.. Directory.EnumerateFiles(_incoming, "*" + Ending).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Reads one that waits; <c>null</c> when somebody else has taken it.</summary>
    public static async Task<SpooledMail?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        var feed = Array.IndexOf(bytes, (byte)'\n');
        return feed > 0 && ReadHead(bytes.AsSpan(0, feed)) is { } head
            ? new SpooledMail(head.At, head.Envelope, bytes.AsMemory(feed + 1))
            // Put there by hand: a mail as it is.
            : new SpooledMail(
                Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(path)),
                new MailEnvelope(null, []),
                bytes
            );
    }

    /// <summary>Removes one that the desk holds now.</summary>
    public static void Remove(string path) => File.Delete(path);

    /// <summary>Removes what programs left half-written when they died.</summary>
    public void Sweep(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        if (!Directory.Exists(_aside))
        {
            return;
        }

        var before = time.GetUtcNow().UtcDateTime - LeftAside;
        foreach (var left in Directory.EnumerateFiles(_aside).Where(f => File.GetLastWriteTimeUtc(f) < before))
        {
            File.Delete(left);
        }
    }

    private void MakeFolders()
    {
        foreach (var folder in new[] { _incoming, _aside })
        {
            if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder);
                DirectorySync.Flush(Path.GetDirectoryName(folder)!);
            }
        }
    }

    private static Head? ReadHead(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<Head>(line, JournalJson.Options) is { Envelope: not null } head
                ? head
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // Customers' words are nobody else's to read.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private sealed record Head(Instant At, MailEnvelope Envelope);
}
