using Charter.Desk.Mailboxes;
using Charter.Mail.Fetching;
using Charter.Mail.Imap;
using NodaTime;

namespace Charter.Channels.Email.Fetching;

/// <summary>
/// Reads an IMAP mailbox as long as its connection holds. Each mail is durable in the desk before it is marked, moved or
/// removed, and only then the place is noted: a crash anywhere makes some mails be looked at again, and files none twice.
/// </summary>
internal sealed class ImapFetch(ImapClient client, FetchRun run)
{
    private const int Chunk = 20;
    private const long MostHeaderBytes = 512 * 1024;
    private readonly ImapFolders _folders = new(client, run);
    private string? _remark;

    /// <summary>Fetches, waits for more, and fetches again, until the connection is lost or the work is stopped.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var works = await RoundAsync(cancellationToken);
            var first = works[0].Box;
            var box = await client.OpenFolderAsync(first.Name, readOnly: false, cancellationToken);
            if (box.UidNext != first.UidNext || box.UidValidity != first.UidValidity)
            {
                // Something came while the last mails were being taken.
                continue;
            }

            // One connection hears of one folder; the others, and what failed, are looked at now and then.
            var limit = works.Count > 1 || works.Any(w => w.Again.Count > 0) ? run.Limits.Poll : run.Limits.Idle;
            run.IsWaiting = true;
            await client.WaitForChangeAsync(limit, run.Limits.Poll, cancellationToken);
            run.IsWaiting = false;
        }
    }

    /// <summary>Takes all that is there now.</summary>
    public async Task<IReadOnlyList<FolderWork>> RoundAsync(CancellationToken cancellationToken)
    {
        var works = await _folders.LookAsync(cancellationToken);
        _remark = _folders.Remark;
        var waiting = works.SelectMany(w => w.All).ToList();
        await run.ReportAsync(new RecordFetchState.Report.Began(waiting.Count, OldestOf(waiting)));
        var left = 0;
        foreach (var work in works)
        {
            left += await TakeAsync(work, cancellationToken);
        }

        var isWatched = client.Capabilities.Contains("IDLE");
        await run.ReportAsync(new RecordFetchState.Report.Succeeded(left, _remark, isWatched));
        return works;
    }

    private static Instant? OldestOf(IEnumerable<ImapMessageInfo> mails) =>
        mails.Min(m => m.ReceivedAt) is { } oldest ? Instant.FromDateTimeOffset(oldest) : null;

    /// <returns>How many are left for another try.</returns>
    private async Task<int> TakeAsync(FolderWork work, CancellationToken cancellationToken)
    {
        if (client.Mailbox?.Name != work.Box.Name)
        {
            var box = await client.OpenFolderAsync(work.Box.Name, readOnly: false, cancellationToken);
            if (box.UidValidity != work.Box.UidValidity)
            {
                return work.All.Count();
            }
        }

        var noted = await run.MailsAsync(work.Box.Name, cancellationToken);
        var left = 0;
        foreach (var chunk in work.New.Chunk(Chunk))
        {
            // A first look has gaps, so that its place is noted only when all of it is done.
            left += await TakeChunkAsync(work, chunk, noted, work.IsFresh ? null : chunk[^1].Uid, cancellationToken);
        }

        if (work.IsFresh)
        {
            await run.ProgressAsync(new(run.Lease, work.Box.Name, work.Box.UidValidity, work.LastUid, 0));
        }

        foreach (var chunk in work.Again.Chunk(Chunk))
        {
            left += await TakeChunkAsync(work, chunk, noted, null, cancellationToken);
        }

        return left;
    }

    private async Task<int> TakeChunkAsync(
        FolderWork work,
        ImapMessageInfo[] chunk,
        IReadOnlyDictionary<string, MailboxMail> noted,
        uint? lastUid,
        CancellationToken cancellationToken
    )
    {
        var done = new List<uint>();
        var notes = new List<RecordProgress.Note>();
        var settled = new List<string>();
        foreach (var mail in chunk)
        {
            var key = ImapKey.Of(work.Box.UidValidity, mail.Uid);
            try
            {
                if (await TakeOneAsync(work, mail, noted.GetValueOrDefault(key), cancellationToken))
                {
                    done.Add(mail.Uid);
                }

                settled.Add(key);
            }
            catch (FetchException e) when (e.Failure == FetchFailure.MessageGone)
            {
                settled.Add(key);
            }
            catch (FetchException e)
            {
                notes.Add(NoteOf(key, e));
                if (!client.IsUsable)
                {
                    // The next connection passes this one over until all others are taken.
                    await run.ProgressAsync(Progress(work, null, 0, notes, []));
                    throw;
                }
            }
        }

        await SettleAsync(work, done, cancellationToken);
        var known = settled.Where(noted.ContainsKey).ToList();
        await run.ProgressAsync(Progress(work, lastUid, done.Count, notes, known));
        return notes.Count;
    }

    private RecordProgress.Request Progress(
        FolderWork work,
        uint? lastUid,
        int taken,
        List<RecordProgress.Note> notes,
        List<string> settled
    ) => new(run.Lease, work.Box.Name, work.Box.UidValidity, lastUid, taken) { Notes = notes, Settled = settled };

    // A server that named a smaller size than the mail has gets no second chance to send all of it.
    private static RecordProgress.Note NoteOf(string key, FetchException e) =>
        new(key, e.Failure == FetchFailure.TooLarge ? MailboxMailState.TooLarge : MailboxMailState.Failed, e.Message);

    /// <returns>Whether the desk has the whole mail, so that it need not stay where it is.</returns>
    private async Task<bool> TakeOneAsync(
        FolderWork work,
        ImapMessageInfo mail,
        MailboxMail? note,
        CancellationToken cancellationToken
    )
    {
        var (mailbox, folder) = (run.Mailbox, work.Box.Name);
        if (mail.Size > run.Limits.LargestMail || note?.State == MailboxMailState.TooLarge)
        {
            var header = await HeaderAsync(mail.Uid, cancellationToken);
            var stub = LargeMailStub.TooLarge(header, mail.Size, mailbox.Address, folder, mailbox.Language);
            await run.TakeAsync(stub, work.IsJunk, cancellationToken);
            return false;
        }

        if (note?.Attempts >= run.Limits.MostAttempts)
        {
            // Its header may be what the server stumbles over: the last time, nothing is asked of it.
            var header = note.Attempts == run.Limits.MostAttempts ? await HeaderAsync(mail.Uid, cancellationToken) : [];
            var stub = LargeMailStub.NotFetched(header, note.Key, mailbox.Address, folder, mailbox.Language);
            await run.SetApartAsync(stub, work.IsJunk, note.Reason ?? "", cancellationToken);
            return false;
        }

        using var bytes = new MemoryStream((int)Math.Clamp(mail.Size, 0, run.Limits.LargestMail));
        await client.FetchAsync(mail.Uid, bytes, run.Limits.LargestMail, cancellationToken);
        await run.TakeAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), work.IsJunk, cancellationToken);
        return true;
    }

    private async Task<byte[]> HeaderAsync(uint uid, CancellationToken cancellationToken)
    {
        using var header = new MemoryStream();
        await client.FetchHeaderAsync(uid, header, MostHeaderBytes, cancellationToken);
        return header.ToArray();
    }

    private async Task SettleAsync(FolderWork work, List<uint> done, CancellationToken cancellationToken)
    {
        if (done.Count == 0)
        {
            return;
        }

        try
        {
            switch (run.Mailbox.After)
            {
                case AfterFetch.Move:
                    await MoveAsync(done, run.Mailbox.MoveTo, cancellationToken);
                    break;
                case AfterFetch.Delete:
                    await client.DeleteAsync(done, cancellationToken);
                    break;
                default:
                    await client.AddFlagsAsync(done, ["\\Seen"], cancellationToken);
                    break;
            }
        }
        catch (FetchException e) when (client.IsUsable)
        {
            // The desk has them; that they stay as they were is for a person to know, and no reason to stop.
            _remark = $"Mails in {work.Box.Name} were taken but not marked, moved or removed: {e.Message}";
        }
    }

    private async Task MoveAsync(List<uint> done, string folder, CancellationToken cancellationToken)
    {
        try
        {
            await client.MoveAsync(done, folder, cancellationToken);
        }
        catch (FetchException e) when (e.Failure == FetchFailure.FolderUnknown && client.IsUsable)
        {
            await client.CreateFolderAsync(folder, cancellationToken);
            await client.MoveAsync(done, folder, cancellationToken);
        }
    }
}
