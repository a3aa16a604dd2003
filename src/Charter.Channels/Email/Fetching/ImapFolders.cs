using Charter.Desk.Mailboxes;
using Charter.Mail.Fetching;
using Charter.Mail.Imap;
using NodaTime;

namespace Charter.Channels.Email.Fetching;

/// <summary>Which folders of a mailbox are read, and which mails in them are due.</summary>
internal sealed class ImapFolders(ImapClient client, FetchRun run)
{
    private static readonly string[] JunkNames =
    [
        "junk",
        "spam",
        "junk e-mail",
        "junk email",
        "bulk mail",
        "bulk",
        "[gmail]/spam",
        "inbox.junk",
        "inbox.spam",
        "垃圾邮件",
        "垃圾箱",
    ];

    // When numbers mean other mails than before, what came since the last success is looked at once more, with this
    // much to spare: the server's clock is not ours, and a mail may have been opened by somebody before we saw it.
    private static readonly Duration Overlap = Duration.FromDays(2);

    /// <summary>What could not be done as it was set, in words; <c>null</c> for nothing.</summary>
    public string? Remark { get; private set; }

    /// <summary>Looks at every folder.</summary>
    /// <exception cref="FetchException">None of them can be opened.</exception>
    public async Task<IReadOnlyList<FolderWork>> LookAsync(CancellationToken cancellationToken)
    {
        Remark = null;
        var works = new List<FolderWork>();
        FetchException? missing = null;
        foreach (var (name, isJunk) in await NamesAsync(cancellationToken))
        {
            try
            {
                works.Add(await LookAsync(name, isJunk, cancellationToken));
            }
            catch (FetchException e) when (e.Failure == FetchFailure.FolderUnknown && client.IsUsable)
            {
                missing = e;
                Remark = e.Message;
            }
        }

        return works.Count > 0
            ? works
            : throw missing
                ?? new FetchException(
                    FetchFailure.FolderUnknown,
                    "No folder is left to fetch from",
                    "Name a folder that customers' mail comes to, such as INBOX."
                );
    }

    private async Task<IReadOnlyList<(string Name, bool IsJunk)>> NamesAsync(CancellationToken cancellationToken)
    {
        var listed = await client.ListFoldersAsync(cancellationToken);
        var names = new List<(string Name, bool IsJunk)>();
        foreach (var name in MailboxFields.FoldersOf(run.Mailbox.Folders))
        {
            var folder = listed.FirstOrDefault(f => f.Name == name);
            if (folder is not null && (folder.Has("\\Sent") || folder.Has("\\Drafts")))
            {
                // What we wrote ourselves is no customer's mail.
                Remark = $"The folder {name} holds what was written here, and is passed over";
                continue;
            }

            names.Add((name, folder is not null && IsJunk(folder)));
        }

        if (run.Mailbox.Spam != SpamChoice.Skip && !names.Exists(n => n.IsJunk))
        {
            var junk = listed.FirstOrDefault(f => f.Has("\\Junk")) ?? listed.FirstOrDefault(IsJunk);
            if (junk is { CanBeSelected: true })
            {
                names.Add((junk.Name, true));
            }
        }

        return names;
    }

    private static bool IsJunk(ImapFolder folder) =>
        folder.Has("\\Junk") || JunkNames.Contains(folder.Name, StringComparer.OrdinalIgnoreCase);

    private async Task<FolderWork> LookAsync(string name, bool isJunk, CancellationToken cancellationToken)
    {
        var box = await client.OpenFolderAsync(name, readOnly: false, cancellationToken);
        var known = await run.FolderAsync(name, cancellationToken);
        var noted = await run.MailsAsync(name, cancellationToken);
        var isFresh = known is null || known.UidValidity != box.UidValidity;
        var last = await HighestAsync(box, cancellationToken);
        var due = isFresh
            ? await FreshAsync(known, last, cancellationToken)
            : await DescribeAsync(
                await client.SearchAsync((uint)known!.LastUid + 1, cancel: cancellationToken),
                cancellationToken
            );
        var again = await DescribeAsync(NotedUids(noted, box.UidValidity), cancellationToken);
        var notedUids = again.Select(i => i.Uid).ToHashSet();
        if (!isFresh)
        {
            last = Math.Max((uint)known!.LastUid, due.Count > 0 ? due[^1].Uid : 0);
        }

        return new FolderWork(box, isJunk, isFresh, last, [.. due.Where(i => !notedUids.Contains(i.Uid))], again);
    }

    private async Task<uint> HighestAsync(ImapMailbox box, CancellationToken cancellationToken)
    {
        if (box.UidNext > 0)
        {
            return box.UidNext - 1;
        }

        var all = await client.SearchAsync(cancel: cancellationToken);
        return all.Count > 0 ? all[^1] : 0;
    }

    // The first look, or one after the server numbered its mails anew.
    private async Task<IReadOnlyList<ImapMessageInfo>> FreshAsync(
        MailboxFolder? known,
        uint last,
        CancellationToken cancellationToken
    )
    {
        if (known is null)
        {
            return run.Mailbox.First switch
            {
                FirstFetch.OnlyNew => [],
                FirstFetch.Everything => await UpToAsync(last, false, cancellationToken),
                _ => await UpToAsync(last, true, cancellationToken),
            };
        }

        var all = await UpToAsync(last, false, cancellationToken);
        if (run.Mailbox.After != AfterFetch.Leave || run.State.LastSuccessAt is not { } success)
        {
            return all;
        }

        // What is already in the desk is known by its content and filed once.
        var since = (success - Overlap).ToDateTimeOffset();
        return [.. all.Where(i => !i.IsSeen || i.ReceivedAt is null || i.ReceivedAt >= since)];
    }

    private async Task<IReadOnlyList<ImapMessageInfo>> UpToAsync(
        uint last,
        bool unseenOnly,
        CancellationToken cancellationToken
    )
    {
        var uids = await client.SearchAsync(1, unseenOnly, cancellationToken);
        return await DescribeAsync([.. uids.Where(u => u <= last)], cancellationToken);
    }

    private async Task<IReadOnlyList<ImapMessageInfo>> DescribeAsync(
        IReadOnlyCollection<uint> uids,
        CancellationToken cancellationToken
    ) => uids.Count == 0 ? [] : [.. (await client.DescribeAsync(uids, cancellationToken)).Where(i => !i.IsDeleted)];

    private static uint[] NotedUids(IReadOnlyDictionary<string, MailboxMail> noted, uint validity) =>
        [.. noted.Keys.Select(key => ImapKey.UidIn(key, validity)).OfType<uint>().Order()];
}
