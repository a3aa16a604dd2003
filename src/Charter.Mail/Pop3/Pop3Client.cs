using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Charter.Mail.Fetching;

namespace Charter.Mail.Pop3;

/// <summary>
/// Fetches mail by POP3 (RFC 1939). Deletions count only when <see cref="QuitAsync"/> succeeds: a session that ends otherwise
/// deletes nothing. Everything that fails is a <see cref="FetchException"/> that says what to do.
/// </summary>
public sealed class Pop3Client : IAsyncDisposable
{
    private const int MaxLine = 64 * 1024;
    private const int MaxMessages = 1_000_000;
    private readonly MailboxConnection connection;
    private readonly MailboxOptions options;
    private HashSet<string> capabilities = new(StringComparer.OrdinalIgnoreCase);

    private Pop3Client(MailboxConnection connection, MailboxOptions options)
    {
        this.connection = connection;
        this.options = options;
    }

    /// <summary>False once the connection is lost or ended: make a new client.</summary>
    public bool IsUsable => !connection.IsLost;

    public bool IsSecure => connection.IsSecure;

    /// <summary>Connects, protects the connection as the options demand, and signs in.</summary>
    public static async Task<Pop3Client> ConnectAsync(MailboxOptions options, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var client = new Pop3Client(await MailboxConnection.OpenAsync(options, cancel), options);
        try
        {
            var greeting = await client.HearAsync(cancel);
            if (!greeting.IsOk)
            {
                throw client.connection.Break(FetchFailure.ServerBusy, greeting.Text);
            }

            await client.ReadCapabilitiesAsync(cancel);
            await client.StartTlsAsync(cancel);
            await client.SignInAsync(greeting.Text, cancel);
            return client;
        }
        catch
        {
            await client.connection.DisposeAsync();
            throw;
        }
    }

    private async Task ReadCapabilitiesAsync(CancellationToken cancel)
    {
        capabilities = new(StringComparer.OrdinalIgnoreCase);
        var answer = await AskAsync("CAPA", cancel);
        if (answer.IsOk)
        {
            await ReadLinesAsync(line => capabilities.Add(line.Trim()), 500, cancel);
        }
    }

    private async Task StartTlsAsync(CancellationToken cancel)
    {
        if (options.Security != MailboxSecurity.StartTlsRequired)
        {
            return;
        }

        if (!capabilities.Contains("STLS") || !(await AskAsync("STLS", cancel)).IsOk)
        {
            throw connection.Break(
                FetchFailure.StartTlsMissing,
                "The server offers no STLS, so nothing was sent",
                "Try TLS on port 995. If the server has neither, somebody may be in between."
            );
        }

        await connection.SecureAsync(cancel);
        await ReadCapabilitiesAsync(cancel);
    }

    private async Task SignInAsync(string greeting, CancellationToken cancel)
    {
        var credentials = options.Credentials;
        if (!connection.IsSecure && !options.AllowPlaintextPassword)
        {
            // APOP sends no password, but its digest can be tried out by anybody who hears it.
            throw connection.Break(
                FetchFailure.PasswordUnprotected,
                "A password is not sent without encryption",
                "Choose TLS or STARTTLS."
            );
        }

        var mechanisms =
            capabilities.FirstOrDefault(c => c.StartsWith("SASL ", StringComparison.OrdinalIgnoreCase))?.Split(' ')
            ?? [];
        (bool IsOk, string Text) answer;
        if (credentials.Way == MailboxSignIn.OAuth2)
        {
            answer = await AuthenticateAsync(
                "XOAUTH2",
                $"user={credentials.User}\u0001auth=Bearer {credentials.Secret}\u0001\u0001",
                cancel
            );
        }
        else if (mechanisms.Contains("PLAIN", StringComparer.OrdinalIgnoreCase))
        {
            answer = await AuthenticateAsync("PLAIN", $"\0{credentials.User}\0{credentials.Secret}", cancel);
        }
        else if (!connection.IsSecure && Stamp(greeting) is { } stamp)
        {
            answer = await AskAsync($"APOP {Checked(credentials.User)} {Digest(stamp + credentials.Secret)}", cancel);
        }
        else
        {
            answer = await AskAsync($"USER {Checked(credentials.User)}", cancel);
            answer = answer.IsOk ? await AskAsync($"PASS {Checked(credentials.Secret)}", cancel) : answer;
        }

        if (!answer.IsOk)
        {
            throw SignInAdvice.For(options, answer.Text);
        }
    }

    private async Task<(bool IsOk, string Text)> AuthenticateAsync(
        string mechanism,
        string secret,
        CancellationToken cancel
    )
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));
        await connection.WriteLineAsync($"AUTH {mechanism}", cancel);
        for (var i = 0; i < 4; i++)
        {
            var line = await connection.ReadTextLineAsync(MaxLine, cancel);
            if (!line.StartsWith('+') || line.StartsWith("+OK", StringComparison.OrdinalIgnoreCase))
            {
                return Status(line);
            }

            // A second challenge holds the reason of a refusal; an empty answer brings the refusal itself.
            await connection.WriteLineAsync(i == 0 ? encoded : "", cancel);
        }

        throw connection.Break(FetchFailure.NotThisProtocol, "The server's challenges have no end");
    }

    private static string? Stamp(string greeting)
    {
        var open = greeting.IndexOf('<', StringComparison.Ordinal);
        var close = greeting.IndexOf('>', Math.Max(0, open));
        return open >= 0 && close > open && greeting[open..close].Contains('@', StringComparison.Ordinal)
            ? greeting[open..(close + 1)]
            : null;
    }

    // The protocol prescribes MD5 (RFC 1939, 7); it protects nothing that TLS does not, and is used only without TLS.
#pragma warning disable CA5351
    private static string Digest(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    private static string Checked(string text) =>
        text.AsSpan().ContainsAny('\r', '\n', '\0')
            ? throw new ArgumentException("A line end or NUL in an account or password.", nameof(text))
            : text;

    /// <summary>All mails with their sizes, in their order.</summary>
    public async Task<IReadOnlyList<Pop3Message>> ListAsync(CancellationToken cancel = default)
    {
        var sizes = await ReadPairsAsync("LIST", cancel) ?? throw Refused("LIST was refused");
        var ids = await ReadPairsAsync("UIDL", cancel) ?? [];
        return
        [
            .. sizes
                .OrderBy(p => p.Key)
                .Select(p => new Pop3Message(
                    p.Key,
                    ids.GetValueOrDefault(p.Key),
                    long.TryParse(p.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0
                )),
        ];
    }

    private async Task<Dictionary<int, string>?> ReadPairsAsync(string command, CancellationToken cancel)
    {
        if (!(await AskAsync(command, cancel)).IsOk)
        {
            return null;
        }

        var pairs = new Dictionary<int, string>();
        await ReadLinesAsync(
            line =>
            {
                var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (
                    words.Length >= 2
                    && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                )
                {
                    pairs.TryAdd(n, words[1]);
                }
            },
            MaxMessages,
            cancel
        );
        return pairs;
    }

    /// <summary>Writes a mail's bytes into a stream.</summary>
    /// <param name="number">The mail's number in this session.</param>
    /// <param name="destination">Where its bytes go as they come.</param>
    /// <param name="maxBytes">A larger one ends the connection with <see cref="FetchFailure.TooLarge"/>: look at its size first.</param>
    /// <param name="cancel">Ends the connection when it is cancelled on the way.</param>
    /// <returns>How many bytes it has.</returns>
    public Task<long> FetchAsync(int number, Stream destination, long maxBytes, CancellationToken cancel = default) =>
        FetchByAsync("RETR", number, destination, maxBytes, cancel);

    /// <summary>Writes a mail's header into a stream (TOP): for a mail that is too large to fetch.</summary>
    /// <inheritdoc cref="FetchAsync"/>
    public Task<long> FetchHeaderAsync(
        int number,
        Stream destination,
        long maxBytes,
        CancellationToken cancel = default
    ) => FetchByAsync("TOP", number, destination, maxBytes, cancel);

    private async Task<long> FetchByAsync(
        string command,
        int number,
        Stream destination,
        long maxBytes,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(destination);
        var lines = command == "TOP" ? " 0" : "";
        var answer = await AskAsync(string.Create(CultureInfo.InvariantCulture, $"{command} {number}{lines}"), cancel);
        if (!answer.IsOk)
        {
            throw new FetchException(FetchFailure.MessageGone, $"Mail {number} can't be fetched: {answer.Text}");
        }

        long count = 0;
        while (true)
        {
            // A line of a mail may have any length; what is held of it is bounded by the mail's limit.
            var line = await connection.ReadLineAsync((int)Math.Min(int.MaxValue - 64, maxBytes + 16), cancel);
            var content = line.AsMemory();
            if (content.Length > 0 && content.Span[0] == '.')
            {
                if (content.Length == 1)
                {
                    return count;
                }

                content = content[1..];
            }

            count += content.Length + 2;
            if (count > maxBytes)
            {
                throw connection.Break(FetchFailure.TooLarge, "The message is larger than is taken");
            }

            await destination.WriteAsync(content, cancel);
            await destination.WriteAsync("\r\n"u8.ToArray(), cancel);
        }
    }

    /// <summary>Marks a mail to be removed when the session ends well.</summary>
    public async Task DeleteAsync(int number, CancellationToken cancel = default)
    {
        var answer = await AskAsync(string.Create(CultureInfo.InvariantCulture, $"DELE {number}"), cancel);
        if (!answer.IsOk)
        {
            throw Refused(answer.Text);
        }
    }

    /// <summary>Ends the session: only now the marked mails are removed.</summary>
    public async Task QuitAsync(CancellationToken cancel = default)
    {
        var answer = await AskAsync("QUIT", cancel);
        await connection.DisposeAsync();
        if (!answer.IsOk)
        {
            throw Refused(answer.Text);
        }
    }

    private FetchException Refused(string text) => new(FetchFailure.Refused, $"{options.Host} refused: {text}");

    private async Task<(bool IsOk, string Text)> AskAsync(string command, CancellationToken cancel)
    {
        await connection.WriteLineAsync(command, cancel);
        return await HearAsync(cancel);
    }

    private async Task<(bool IsOk, string Text)> HearAsync(CancellationToken cancel) =>
        Status(await connection.ReadTextLineAsync(MaxLine, cancel));

    private (bool IsOk, string Text) Status(string line)
    {
        if (line.StartsWith("+OK", StringComparison.OrdinalIgnoreCase))
        {
            return (true, line[3..].Trim());
        }

        return line.StartsWith("-ERR", StringComparison.OrdinalIgnoreCase)
            ? (false, line[4..].Trim())
            : throw connection.Break(
                FetchFailure.NotThisProtocol,
                "Something answers but does not speak POP3",
                "POP3 is mostly on port 995 (TLS) or 110 (STARTTLS)."
            );
    }

    private async Task ReadLinesAsync(Action<string> take, int max, CancellationToken cancel)
    {
        for (var i = 0; i <= max; i++)
        {
            var line = await connection.ReadTextLineAsync(MaxLine, cancel);
            if (line == ".")
            {
                return;
            }

            take(line.StartsWith('.') ? line[1..] : line);
        }

        throw connection.Break(FetchFailure.TooLarge, "An answer of the server has no end");
    }

    /// <summary>Ends the connection. Without <see cref="QuitAsync"/> before, nothing is removed.</summary>
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
