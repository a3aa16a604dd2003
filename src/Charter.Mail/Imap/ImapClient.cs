using System.Globalization;
using System.Text;
using Charter.Mail.Fetching;
using Charter.Mail.Mime;

namespace Charter.Mail.Imap;

/// <summary>
/// Fetches mail by IMAP4rev1 (RFC 3501). Everything that fails is a <see cref="FetchException"/> that says what to do.
/// One operation at a time; cancelling in the middle of one ends the connection.
/// </summary>
public sealed class ImapClient : IAsyncDisposable
{
    private const int MaxUidsInCommand = 500;
    private readonly ImapSession session;
    private readonly MailboxOptions options;

    private ImapClient(ImapSession session, MailboxOptions options)
    {
        this.session = session;
        this.options = options;
    }

    /// <summary>False once the connection is lost: make a new client.</summary>
    public bool IsUsable => !session.Connection.IsLost;

    public bool IsSecure => session.Connection.IsSecure;

    /// <summary>What the server can do, such as IDLE or MOVE.</summary>
    public IReadOnlySet<string> Capabilities => session.Capabilities;

    /// <summary>The folder that is open; null before one is.</summary>
    public ImapMailbox? Mailbox { get; private set; }

    /// <summary>Connects, protects the connection as the options demand, and signs in.</summary>
    public static async Task<ImapClient> ConnectAsync(MailboxOptions options, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var opened = new ImapSession(await MailboxConnection.OpenAsync(options, cancel));
        try
        {
            var greeting = await opened.HearAsync(cancel);
            if (greeting.Tag != "*" || !greeting.IsOk)
            {
                throw greeting.Kind == "BYE"
                    ? opened.Connection.Break(FetchFailure.ServerBusy, greeting.Text)
                    : opened.Connection.Break(
                        FetchFailure.NotThisProtocol,
                        "Something answers but does not speak IMAP",
                        "IMAP is mostly on port 993 (TLS) or 143 (STARTTLS)."
                    );
            }

            await ImapSignIn.RunAsync(opened, options, greeting.Kind == "PREAUTH", cancel);
            return new ImapClient(opened, options);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>All folders of the account.</summary>
    public async Task<IReadOnlyList<ImapFolder>> ListFoldersAsync(CancellationToken cancel = default)
    {
        var folders = new List<ImapFolder>();
        var end = await session.AskAsync(
            [ImapArgument.Word("LIST"), ImapArgument.String(""), ImapArgument.String("*")],
            answer =>
            {
                if (answer.Kind == "LIST" && answer.Values is [var flags, var separator, var name, ..])
                {
                    folders.Add(
                        new ImapFolder(
                            ModifiedUtf7.Decode(name.Text ?? ""),
                            separator.Text is { Length: > 0 } mark ? mark[0] : null,
                            [.. (flags.Items ?? []).Select(f => f.Text ?? "")]
                        )
                    );
                }
            },
            cancel
        );
        return end.IsOk ? folders : throw ImapSession.Refused(end);
    }

    /// <summary>The beginning of the account's own folders ("INBOX." on some servers) and their separator.</summary>
    public async Task<(string Prefix, char? Separator)> ReadNamespaceAsync(CancellationToken cancel = default)
    {
        (string, char?) found = ("", null);
        if (!session.Can("NAMESPACE"))
        {
            return found;
        }

        var end = await session.AskAsync(
            "NAMESPACE",
            answer =>
            {
                if (
                    answer.Kind == "NAMESPACE"
                    && answer.Values is [{ Items: [{ Items: [var prefix, var separator, ..] }, ..] }, ..]
                )
                {
                    found = (
                        ModifiedUtf7.Decode(prefix.Text ?? ""),
                        separator.Text is { Length: > 0 } mark ? mark[0] : null
                    );
                }
            },
            cancel
        );
        return end.IsOk ? found : throw ImapSession.Refused(end);
    }

    /// <summary>Opens a folder; read-only leaves every flag as it is.</summary>
    public async Task<ImapMailbox> OpenFolderAsync(string name, bool readOnly, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Mailbox = null;
        uint validity = 0;
        uint next = 0;
        uint exists = 0;
        var end = await session.AskAsync(
            [ImapArgument.Word(readOnly ? "EXAMINE" : "SELECT"), ImapArgument.String(ModifiedUtf7.Encode(name))],
            answer =>
            {
                validity = answer.NumberCode("UIDVALIDITY") ?? validity;
                next = answer.NumberCode("UIDNEXT") ?? next;
                exists = answer.Kind == "EXISTS" ? answer.Number : exists;
            },
            cancel
        );
        if (!end.IsOk)
        {
            throw new FetchException(
                FetchFailure.FolderUnknown,
                $"The folder {name} can't be opened: {end.Text}",
                "Check the folder's name against the list of folders."
            );
        }

        var isReadOnly = readOnly || end.Code("READ-ONLY") is not null;
        return Mailbox = new ImapMailbox(name, validity, next, exists, isReadOnly);
    }

    /// <summary>The UIDs from that one on, ascending; with <paramref name="unseenOnly"/> those that nobody has opened.</summary>
    public async Task<IReadOnlyList<uint>> SearchAsync(
        uint fromUid = 1,
        bool unseenOnly = false,
        CancellationToken cancel = default
    )
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"UID {Math.Max(1, fromUid)}:*");
        var uids = new SortedSet<uint>();
        var end = await session.AskAsync(
            $"UID SEARCH {range}{(unseenOnly ? " UNSEEN" : "")} UNDELETED",
            answer =>
            {
                if (answer.Kind == "SEARCH")
                {
                    foreach (var value in answer.Values)
                    {
                        if (uint.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var uid))
                        {
                            uids.Add(uid);
                        }
                    }
                }
            },
            cancel
        );
        // "5:*" names the last mail even when its number is below 5.
        return end.IsOk ? [.. uids.Where(u => u >= fromUid)] : throw ImapSession.Refused(end);
    }

    /// <summary>Sizes, flags and dates, ascending by UID; a mail that is gone is left out. Read this before fetching.</summary>
    public async Task<IReadOnlyList<ImapMessageInfo>> DescribeAsync(
        IReadOnlyCollection<uint> uids,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(uids);
        var found = new SortedDictionary<uint, ImapMessageInfo>();
        foreach (var chunk in uids.Chunk(MaxUidsInCommand))
        {
            var end = await session.AskAsync(
                $"UID FETCH {Set(chunk)} (UID FLAGS RFC822.SIZE INTERNALDATE)",
                answer =>
                {
                    if (answer.Kind == "FETCH" && Info(answer) is { } info)
                    {
                        found[info.Uid] = info;
                    }
                },
                cancel
            );
            if (!end.IsOk)
            {
                throw ImapSession.Refused(end);
            }
        }

        return [.. uids.Where(found.ContainsKey).Order().Select(u => found[u])];
    }

    private static ImapMessageInfo? Info(ImapResponse answer)
    {
        if (answer.Values is not [{ Items: { } items }, ..])
        {
            return null;
        }

        uint uid = 0;
        long size = 0;
        IReadOnlyList<string> flags = [];
        DateTimeOffset? date = null;
        for (var i = 0; i + 1 < items.Count; i += 2)
        {
            var value = items[i + 1];
            switch (items[i].Text?.ToUpperInvariant())
            {
                case "UID":
                    _ = uint.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out uid);
                    break;
                case "RFC822.SIZE":
                    _ = long.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out size);
                    break;
                case "FLAGS":
                    flags = [.. (value.Items ?? []).Select(f => f.Text ?? "")];
                    break;
                case "INTERNALDATE":
                    date = MailDates.Parse((value.Text ?? "").Trim());
                    break;
            }
        }

        return uid == 0 ? null : new ImapMessageInfo(uid, size, flags, date);
    }

    /// <summary>Writes a mail's bytes into a stream, without marking it as read.</summary>
    /// <param name="uid">The mail.</param>
    /// <param name="destination">Where its bytes go as they come.</param>
    /// <param name="maxBytes">A larger one ends the connection with <see cref="FetchFailure.TooLarge"/>: look at its size first.</param>
    /// <param name="cancel">Ends the connection when it is cancelled on the way.</param>
    /// <returns>How many bytes it has.</returns>
    public Task<long> FetchAsync(uint uid, Stream destination, long maxBytes, CancellationToken cancel = default) =>
        FetchPartAsync(uid, "", destination, maxBytes, cancel);

    /// <summary>Writes a mail's header into a stream, without marking the mail as read: for a mail that is too large to fetch.</summary>
    /// <inheritdoc cref="FetchAsync"/>
    public Task<long> FetchHeaderAsync(
        uint uid,
        Stream destination,
        long maxBytes,
        CancellationToken cancel = default
    ) => FetchPartAsync(uid, "HEADER", destination, maxBytes, cancel);

    private async Task<long> FetchPartAsync(
        uint uid,
        string part,
        Stream destination,
        long maxBytes,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(destination);
        string? quoted = null;
        var end = await session.AskAsync(
            string.Create(CultureInfo.InvariantCulture, $"UID FETCH {uid} (UID BODY.PEEK[{part}])"),
            destination,
            maxBytes,
            answer => quoted ??= answer.Kind == "FETCH" ? Body(answer, part) : null,
            cancel
        );
        if (!end.IsOk)
        {
            throw ImapSession.Refused(end);
        }

        if (session.Streamed >= 0)
        {
            return session.Streamed;
        }

        if (quoted is null)
        {
            throw new FetchException(FetchFailure.MessageGone, $"Mail {uid} is not there any more");
        }

        // An empty mail may come as "".
        var bytes = Encoding.UTF8.GetBytes(quoted);
        await destination.WriteAsync(bytes, cancel);
        return bytes.Length;
    }

    private static string? Body(ImapResponse answer, string part)
    {
        var items = answer.Values is [{ Items: { } list }, ..] ? list : [];
        var index = items.FindIndex(v => v.Is($"BODY[{part}]"));
        return index >= 0 && index + 1 < items.Count ? items[index + 1].Text ?? "" : null;
    }

    /// <summary>Sets flags such as \Seen.</summary>
    public async Task AddFlagsAsync(
        IReadOnlyCollection<uint> uids,
        IReadOnlyList<string> flags,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(uids);
        ArgumentNullException.ThrowIfNull(flags);
        if (
            flags.Any(f =>
                f.Length == 0 || f.AsSpan().ContainsAnyExceptInRange('!', '~') || f.AsSpan().ContainsAny("(){}\"")
            )
        )
        {
            throw new ArgumentException("Not a flag.", nameof(flags));
        }

        foreach (var chunk in uids.Chunk(MaxUidsInCommand))
        {
            await MustAsync($"UID STORE {Set(chunk)} +FLAGS.SILENT ({string.Join(' ', flags)})", cancel);
        }
    }

    /// <summary>Moves mails to another folder: by MOVE, or by copy and removal where the server has no MOVE.</summary>
    public async Task MoveAsync(IReadOnlyCollection<uint> uids, string folder, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(uids);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var target = ImapArgument.String(ModifiedUtf7.Encode(folder));
        foreach (var chunk in uids.Chunk(MaxUidsInCommand))
        {
            var verb = session.Can("MOVE") ? "MOVE" : "COPY";
            var end = await session.AskAsync([ImapArgument.Word($"UID {verb} {Set(chunk)}"), target], null, cancel);
            if (!end.IsOk)
            {
                throw end.Code("TRYCREATE") is not null
                    ? new FetchException(
                        FetchFailure.FolderUnknown,
                        $"There is no folder {folder}",
                        "Make the folder, or choose another one."
                    )
                    : ImapSession.Refused(end);
            }

            if (verb == "COPY")
            {
                await DeleteAsync(chunk, cancel);
            }
        }
    }

    /// <summary>Removes mails for good. Without UIDPLUS they are only marked, so that no other mail goes with them.</summary>
    public async Task DeleteAsync(IReadOnlyCollection<uint> uids, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(uids);
        await AddFlagsAsync(uids, ["\\Deleted"], cancel);
        if (session.Can("UIDPLUS"))
        {
            foreach (var chunk in uids.Chunk(MaxUidsInCommand))
            {
                await MustAsync($"UID EXPUNGE {Set(chunk)}", cancel);
            }
        }
    }

    /// <summary>Makes a folder; one that is there already is left as it is.</summary>
    public async Task CreateFolderAsync(string name, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var end = await session.AskAsync(
            [ImapArgument.Word("CREATE"), ImapArgument.String(ModifiedUtf7.Encode(name))],
            null,
            cancel
        );
        var exists =
            end.Code("ALREADYEXISTS") is not null || end.Text.Contains("exist", StringComparison.OrdinalIgnoreCase);
        if (!end.IsOk && !exists)
        {
            throw ImapSession.Refused(end);
        }
    }

    /// <summary>Waits until the open folder changes: by IDLE, or by asking again and again where the server has no IDLE.</summary>
    /// <param name="limit">At most so long; servers end a connection that is silent for half an hour.</param>
    /// <param name="poll">How often to ask where there is no IDLE.</param>
    /// <param name="cancel">Ends the waiting, and the connection.</param>
    /// <returns>True when the number of mails changed.</returns>
    public async Task<bool> WaitForChangeAsync(TimeSpan limit, TimeSpan poll, CancellationToken cancel = default)
    {
        var changed = false;
        void Note(ImapResponse answer)
        {
            if (answer.Kind == "EXISTS")
            {
                changed |= Mailbox is null || answer.Number != Mailbox.Exists;
                Mailbox = Mailbox is null ? null : Mailbox with { Exists = answer.Number };
            }
        }

        if (!session.Can("IDLE"))
        {
            var rest = limit;
            while (!changed && rest > TimeSpan.Zero)
            {
                var pause = rest < poll ? rest : poll;
                await Task.Delay(pause, cancel);
                rest -= pause;
                var end = await session.AskAsync("NOOP", Note, cancel);
                _ = end.IsOk ? end : throw ImapSession.Refused(end);
            }

            return changed;
        }

        var tag = await session.SendAsync([ImapArgument.Word("IDLE")], cancel);
        await session.HearGoAsync(cancel, Note);
        while (!changed && await session.Connection.WaitAsync(limit, cancel))
        {
            var answer = await session.HearAsync(cancel);
            if (answer.Kind == "BYE")
            {
                throw session.Connection.Break(FetchFailure.ConnectionLost, $"The server said goodbye: {answer.Text}");
            }

            Note(answer);
        }

        await session.Connection.WriteLineAsync("DONE", cancel);
        var done = await session.HearEndAsync(tag, Note, cancel);
        return done.IsOk ? changed : throw ImapSession.Refused(done);
    }

    private async Task MustAsync(string command, CancellationToken cancel)
    {
        var end = await session.AskAsync(command, null, cancel);
        if (!end.IsOk)
        {
            throw ImapSession.Refused(end);
        }
    }

    private static string Set(IEnumerable<uint> uids) =>
        string.Join(',', uids.Select(u => u.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Says goodbye when the connection still stands.</summary>
    public async ValueTask DisposeAsync()
    {
        if (IsUsable)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            try
            {
                var tag = await session.SendAsync([ImapArgument.Word("LOGOUT")], limit.Token);
                await session.HearEndAsync(tag, null, limit.Token);
            }
            catch (Exception e) when (e is FetchException or OperationCanceledException)
            {
                // BYE, or gone already: that is what was wanted.
            }
        }

        await session.DisposeAsync();
    }

    public override string ToString() => options.ToString();
}
