using System.Globalization;
using System.Text;
using Charter.Mail.Fetching;

namespace Charter.Mail.Imap;

/// <summary>Commands and answers over one connection. One command at a time.</summary>
internal sealed class ImapSession(MailboxConnection connection) : IAsyncDisposable
{
    private const int MaxLine = 8 * 1024 * 1024;
    private const long MaxLiteral = 1024 * 1024;
    private const int MaxAnswers = 2_000_000;
    private int tagNumber;

    public MailboxConnection Connection => connection;

    /// <summary>What the server can do, in upper case.</summary>
    public HashSet<string> Capabilities { get; private set; } = new(StringComparer.OrdinalIgnoreCase);

    public bool Can(string capability) => Capabilities.Contains(capability);

    /// <summary>Where the next message's bytes go, and how many of them are wanted at most.</summary>
    private (Stream Destination, long MaxBytes)? sink;

    /// <summary>How many bytes went into the sink; -1 when none did.</summary>
    public long Streamed { get; private set; } = -1;

    public bool WasTooLarge { get; private set; }

    /// <summary>Sends a command and hears all that comes up to its end.</summary>
    /// <param name="parts">The command's pieces: words as they are, strings to be quoted.</param>
    /// <param name="onAnswer">Called for each untagged answer.</param>
    /// <param name="cancel">Cancelling within a command ends the connection.</param>
    public async Task<ImapResponse> AskAsync(
        IReadOnlyList<ImapArgument> parts,
        Action<ImapResponse>? onAnswer,
        CancellationToken cancel
    )
    {
        var tag = await SendAsync(parts, cancel);
        return await HearEndAsync(tag, onAnswer, cancel);
    }

    public Task<ImapResponse> AskAsync(string command, Action<ImapResponse>? onAnswer, CancellationToken cancel) =>
        AskAsync([ImapArgument.Word(command)], onAnswer, cancel);

    /// <summary>Fetches with the bytes of the message going straight into a stream.</summary>
    public async Task<ImapResponse> AskAsync(
        string command,
        Stream destination,
        long maxBytes,
        Action<ImapResponse>? onAnswer,
        CancellationToken cancel
    )
    {
        (sink, Streamed, WasTooLarge) = ((destination, maxBytes), -1, false);
        try
        {
            return await AskAsync(command, onAnswer, cancel);
        }
        finally
        {
            sink = null;
        }
    }

    public async Task<string> SendAsync(IReadOnlyList<ImapArgument> parts, CancellationToken cancel)
    {
        var tag = string.Create(CultureInfo.InvariantCulture, $"a{++tagNumber}");
        var line = new StringBuilder(tag);
        foreach (var part in parts)
        {
            line.Append(' ');
            if (!part.NeedsLiteral)
            {
                line.Append(part.Encoded);
                continue;
            }

            // LITERAL- allows 4,096 bytes without waiting, which is more than any name or password has.
            var bytes = Encoding.UTF8.GetBytes(part.Text);
            var waits = !(Can("LITERAL+") || (Can("LITERAL-") && bytes.Length <= 4_096));
            line.Append(CultureInfo.InvariantCulture, $"{{{bytes.Length}{(waits ? "" : "+")}}}");
            await connection.WriteLineAsync(line.ToString(), cancel);
            line.Clear();
            if (waits)
            {
                await HearGoAsync(cancel);
            }

            await connection.WriteAsync(bytes, cancel);
        }

        await connection.WriteLineAsync(line.ToString(), cancel);
        return tag;
    }

    /// <summary>"+ ...": the server waits for more. Its text, which for a challenge is base64.</summary>
    public async Task<string> HearGoAsync(CancellationToken cancel, Action<ImapResponse>? onAnswer = null)
    {
        for (var i = 0; i < MaxAnswers; i++)
        {
            var answer = await HearAsync(cancel);
            if (answer.Tag == "+")
            {
                return answer.Text;
            }

            if (answer.Tag != "*")
            {
                throw Refused(answer);
            }

            onAnswer?.Invoke(answer);
        }

        throw connection.Break(FetchFailure.NotThisProtocol, "The server's answers have no end");
    }

    public async Task<ImapResponse> HearEndAsync(string tag, Action<ImapResponse>? onAnswer, CancellationToken cancel)
    {
        for (var i = 0; i < MaxAnswers; i++)
        {
            var answer = await HearAsync(cancel);
            if (answer.Tag == tag)
            {
                Remember(answer);
                return answer;
            }

            if (answer.Tag == "*")
            {
                if (answer.Kind == "BYE" && tag.Length > 0)
                {
                    throw connection.Break(FetchFailure.ConnectionLost, $"The server said goodbye: {answer.Text}");
                }

                Remember(answer);
                onAnswer?.Invoke(answer);
            }
        }

        throw connection.Break(FetchFailure.NotThisProtocol, "The server's answers have no end");
    }

    private void Remember(ImapResponse answer)
    {
        if (answer.Kind == "CAPABILITY")
        {
            Capabilities = answer.Values.Select(v => v.Text ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
        else if (answer.IsOk && answer.Code("CAPABILITY") is { } list)
        {
            Capabilities = list.Split(' ').ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
    }

    /// <summary>What was offered before TLS may have been written by anybody.</summary>
    public void Forget() => Capabilities.Clear();

    /// <summary>One answer with its literals.</summary>
    public async Task<ImapResponse> HearAsync(CancellationToken cancel)
    {
        var tokens = new ImapTokens();
        string? first = null;
        long total = 0;
        while (true)
        {
            var line = await connection.ReadTextLineAsync(MaxLine, cancel);
            if (first is null && line.StartsWith('+'))
            {
                return new ImapResponse("+", "", 0, line[1..].Trim(), []);
            }

            first ??= line;
            total += line.Length;
            var (text, literal) = Split(line);
            if (!tokens.Text(text) || total > MaxLine)
            {
                throw connection.Break(FetchFailure.TooLarge, "An answer of the server is beyond all measure");
            }

            if (literal < 0)
            {
                var answer = ImapResponse.Of(first, tokens.Values);
                Remember(answer);
                return answer;
            }

            tokens.Literal(await ReadLiteralAsync(text, literal, cancel));
            total += Math.Min(literal, MaxLiteral);
        }
    }

    private async Task<string> ReadLiteralAsync(string before, long length, CancellationToken cancel)
    {
        var isBody =
            before.EndsWith("BODY[] ", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("BODY[HEADER] ", StringComparison.OrdinalIgnoreCase);
        if (isBody && sink is { } target)
        {
            WasTooLarge = length > target.MaxBytes;
            if (WasTooLarge)
            {
                throw connection.Break(FetchFailure.TooLarge, $"The message has {length} bytes, more than is taken");
            }

            await connection.CopyAsync(target.Destination, length, cancel);
            Streamed = length;
            return "";
        }

        if (length > MaxLiteral)
        {
            throw connection.Break(FetchFailure.TooLarge, "An answer of the server is beyond all measure");
        }

        using var bytes = new MemoryStream((int)length);
        await connection.CopyAsync(bytes, length, cancel);
        return MailboxConnection.Text(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>The text of a line, and the length of the literal that follows it; -1 when none follows.</summary>
    private static (string Text, long Literal) Split(string line)
    {
        if (!line.EndsWith('}'))
        {
            return (line, -1);
        }

        var open = line.LastIndexOf('{');
        var digits = open < 0 ? default : line.AsSpan(open + 1, line.Length - open - 2).TrimEnd('+');
        return open >= 0 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? (line[..(open > 0 && line[open - 1] == '~' ? open - 1 : open)], length)
            : (line, -1);
    }

    public static FetchException Refused(ImapResponse answer)
    {
        var failure =
            answer.Code("NONEXISTENT") is not null || answer.Code("TRYCREATE") is not null ? FetchFailure.FolderUnknown
            : answer.Code("UNAVAILABLE") is not null || answer.Code("INUSE") is not null ? FetchFailure.ServerBusy
            : FetchFailure.Refused;
        return new FetchException(failure, $"The server refused: {answer.Text}");
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
