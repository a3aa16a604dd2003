using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Charter.Desk.Mailboxes;
using Charter.Mail.Fetching;
using Charter.Mail.Pop3;

namespace Charter.Channels.Email.Fetching;

/// <summary>
/// Reads a POP3 mailbox once. What was taken is remembered by the server's own ids; removals count only when the session
/// ends well, which is after the desk holds the mails.
/// </summary>
internal sealed class Pop3Fetch(Pop3Client client, FetchRun run)
{
    private const string Folder = "INBOX";
    private const int Chunk = 20;
    private const string NoId = "none:";

    // The reason beside what the desk passed over or has only the header of: it is never removed.
    private const string Passed = "not fetched";
    private const int LongestKey = 200;
    private const long MostHeaderBytes = 512 * 1024;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var mails = (await client.ListAsync(cancellationToken)).Select(m => new Found(m, KeyOf(m))).ToList();
        var noted = await run.MailsAsync(Folder, cancellationToken);
        if (await run.FolderAsync(Folder, cancellationToken) is null)
        {
            noted = await BeginAsync(mails, noted, cancellationToken);
        }

        var isRemoved = run.Mailbox.After == AfterFetch.Delete;
        var due = mails.Where(m => noted.GetValueOrDefault(m.Key)?.State != MailboxMailState.Taken).ToList();
        await run.ReportAsync(new RecordFetchState.Report.Began(due.Count, null));
        if (isRemoved)
        {
            // Taken before, by a session that did not end well: they are removed by this one.
            foreach (var mail in mails.Where(m => IsWhole(noted.GetValueOrDefault(m.Key))))
            {
                await client.DeleteAsync(mail.Mail.Number, cancellationToken);
            }
        }

        var left = 0;
        foreach (var chunk in due.OrderBy(m => noted.ContainsKey(m.Key)).Chunk(Chunk))
        {
            left += await TakeChunkAsync(chunk, noted, isRemoved, cancellationToken);
        }

        await client.QuitAsync(cancellationToken);
        await ForgetAsync(mails, noted);
        await run.ReportAsync(new RecordFetchState.Report.Succeeded(left, null, false));
    }

    // The first time: either all that is there counts as new, or none of it.
    private async Task<IReadOnlyDictionary<string, MailboxMail>> BeginAsync(
        List<Found> mails,
        IReadOnlyDictionary<string, MailboxMail> noted,
        CancellationToken cancellationToken
    )
    {
        var notes =
            run.Mailbox.First == FirstFetch.OnlyNew
                ? mails.Select(m => new RecordProgress.Note(m.Key, MailboxMailState.Taken, Passed)).ToList()
                : [];
        await run.ProgressAsync(new(run.Lease, Folder, 0, 0, 0) { Notes = notes });
        return notes.Count == 0 ? noted : await run.MailsAsync(Folder, cancellationToken);
    }

    private async Task<int> TakeChunkAsync(
        Found[] chunk,
        IReadOnlyDictionary<string, MailboxMail> noted,
        bool isRemoved,
        CancellationToken cancellationToken
    )
    {
        var notes = new List<RecordProgress.Note>();
        var taken = 0;
        foreach (var (mail, key) in chunk)
        {
            try
            {
                var isWhole = await TakeOneAsync(mail, noted.GetValueOrDefault(key), key, cancellationToken);
                taken += isWhole ? 1 : 0;
                notes.Add(new RecordProgress.Note(key, MailboxMailState.Taken, isWhole ? null : Passed));
                if (isWhole && isRemoved)
                {
                    await client.DeleteAsync(mail.Number, cancellationToken);
                }
            }
            catch (FetchException e)
            {
                notes.Add(
                    new RecordProgress.Note(
                        key,
                        e.Failure == FetchFailure.TooLarge ? MailboxMailState.TooLarge : MailboxMailState.Failed,
                        e.Message
                    )
                );
                if (!client.IsUsable)
                {
                    await NoteAsync(taken, notes);
                    throw;
                }
            }
        }

        await NoteAsync(taken, notes);
        return notes.Count(n => n.State != MailboxMailState.Taken);
    }

    // What has no id of its own can't be known again by it; the desk knows it by its content.
    private Task NoteAsync(int taken, List<RecordProgress.Note> notes) =>
        run.ProgressAsync(
            new(run.Lease, Folder, 0, null, taken)
            {
                Notes =
                [
                    .. notes.Where(n =>
                        n.State != MailboxMailState.Taken || !n.Key.StartsWith(NoId, StringComparison.Ordinal)
                    ),
                ],
            }
        );

    private async Task<bool> TakeOneAsync(
        Pop3Message mail,
        MailboxMail? note,
        string key,
        CancellationToken cancellationToken
    )
    {
        var mailbox = run.Mailbox;
        if (mail.Size > run.Limits.LargestMail || note?.State == MailboxMailState.TooLarge)
        {
            var header = await HeaderAsync(mail.Number, cancellationToken);
            var stub = LargeMailStub.TooLarge(header, mail.Size, mailbox.Address, Folder, mailbox.Language);
            await run.TakeAsync(stub, false, cancellationToken);
            return false;
        }

        if (note?.Attempts >= run.Limits.MostAttempts)
        {
            var header =
                note.Attempts == run.Limits.MostAttempts ? await HeaderAsync(mail.Number, cancellationToken) : [];
            var stub = LargeMailStub.NotFetched(header, key, mailbox.Address, Folder, mailbox.Language);
            await run.SetApartAsync(stub, false, note.Reason ?? "", cancellationToken);
            return false;
        }

        using var bytes = new MemoryStream((int)Math.Clamp(mail.Size, 0, run.Limits.LargestMail));
        await client.FetchAsync(mail.Number, bytes, run.Limits.LargestMail, cancellationToken);
        await run.TakeAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), false, cancellationToken);
        return true;
    }

    private async Task<byte[]> HeaderAsync(int number, CancellationToken cancellationToken)
    {
        using var header = new MemoryStream();
        await client.FetchHeaderAsync(number, header, MostHeaderBytes, cancellationToken);
        return header.ToArray();
    }

    // Ids of mails that are gone are not needed any more.
    private async Task ForgetAsync(List<Found> mails, IReadOnlyDictionary<string, MailboxMail> noted)
    {
        var there = mails.Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in noted.Keys.Where(key => !there.Contains(key)).Chunk(500))
        {
            await run.ProgressAsync(new(run.Lease, Folder, 0, null, 0) { Settled = gone });
        }
    }

    private static bool IsWhole(MailboxMail? note) => note is { State: MailboxMailState.Taken, Reason: null };

    // A server without ids has its mails looked at again each time; the desk knows them by their content.
    private static string KeyOf(Pop3Message mail) =>
        mail.UniqueId is not { Length: > 0 } id
            ? string.Create(CultureInfo.InvariantCulture, $"{NoId}{mail.Number}:{mail.Size}")
        : id.Length <= LongestKey ? id
        : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    private sealed record Found(Pop3Message Mail, string Key);
}
