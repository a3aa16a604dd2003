using System.Buffers;
using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Charter.Mail.Smtp;

/// <summary>Commands and replies over one connection; whatever breaks it becomes a <see cref="SmtpLostException"/>.</summary>
internal sealed class SmtpDialogue : IAsyncDisposable
{
    private static readonly SearchValues<char> StatusDigits = SearchValues.Create("0123456789.");
    private const int MaxLine = 8_192;
    private const int MaxLines = 200;
    private readonly SmtpStream stream;
    private readonly SmtpClientOptions options;

    private SmtpDialogue(SmtpStream stream, SmtpClientOptions options)
    {
        this.stream = stream;
        this.options = options;
    }

    public bool IsSecure => stream.IsSecure;

    public SslStream? Tls => stream.Tls;

    public bool IsLost { get; private set; }

    /// <summary>The server said that it goes.</summary>
    public void Lose() => IsLost = true;

    public static async Task<SmtpDialogue> ConnectAsync(SmtpClientOptions options, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var limit = Limit(options.Timeout, cancel);
            await socket.ConnectAsync(options.Host, options.Port, limit.Token);
            return new SmtpDialogue(new SmtpStream(new NetworkStream(socket, ownsSocket: true)), options);
        }
        catch (Exception e) when (IsLoss(e, cancel))
        {
            socket.Dispose();
            throw new SmtpLostException($"{options.Host}:{options.Port} cannot be reached: {e.Message}", e);
        }
    }

    /// <summary>The handshake. Bytes that came before it are an attempt to put words into the server's mouth.</summary>
    public async Task SecureAsync(CancellationToken cancel)
    {
        if (stream.HasBuffered)
        {
            IsLost = true;
            throw new SmtpLostException(
                "The server's side sent more before TLS began than it may: somebody may be in between"
            );
        }

        await Guarded(
            options.Timeout,
            async token =>
            {
                var tls = new SslStream(stream.Inner, leaveInnerStreamOpen: false);
                await tls.AuthenticateAsClientAsync(
                    new SslClientAuthenticationOptions
                    {
                        TargetHost = options.Host,
                        RemoteCertificateValidationCallback = options.CertificateCheck,
                    },
                    token
                );
                stream.Secure(tls);
                return true;
            },
            false,
            cancel
        );
    }

    public async Task<SmtpReply> AskAsync(string command, CancellationToken cancel)
    {
        if (command.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new ArgumentException("A line end or NUL in a command.", nameof(command));
        }

        return await Guarded(
            options.Timeout,
            async token =>
            {
                await stream.WriteLineAsync(command, token);
                return await ReplyAsync(token);
            },
            false,
            cancel
        );
    }

    public Task<SmtpReply> HearAsync(CancellationToken cancel) => Guarded(options.Timeout, ReplyAsync, false, cancel);

    public async Task<SmtpReply> SendDataAsync(ReadOnlyMemory<byte> data, CancellationToken cancel)
    {
        await Guarded(
            options.DataTimeout,
            async token =>
            {
                await stream.WriteAsync(data, token);
                return true;
            },
            false,
            cancel
        );
        return await Guarded(options.DataTimeout, ReplyAsync, true, cancel);
    }

    private async Task<SmtpReply> ReplyAsync(CancellationToken cancel)
    {
        var lines = new List<string>();
        string? status = null;
        while (true)
        {
            var line =
                (await stream.ReadLineAsync(MaxLine, cancel)).Text
                ?? throw new IOException("The server closed the connection");
            if (
                line.Length < 3
                || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                || code is < 200 or > 599
            )
            {
                throw new IOException("The server does not speak SMTP");
            }

            var text = line.Length > 4 ? line[4..] : "";
            if (EnhancedStatus(text) is { } found)
            {
                status ??= found;
                text = text[found.Length..].TrimStart();
            }

            lines.Add(text);
            if (line.Length == 3 || line[3] != '-')
            {
                return new SmtpReply(code, string.Join('\n', lines), status);
            }

            if (lines.Count > MaxLines)
            {
                throw new IOException("The server's reply does not end");
            }
        }
    }

    private static string? EnhancedStatus(string text)
    {
        var word = text.AsSpan();
        var blank = word.IndexOf(' ');
        word = blank < 0 ? word : word[..blank];
        if (
            word.Length is < 5 or > 9
            || word[0] is not ('2' or '4' or '5')
            || word[1] != '.'
            || word.ContainsAnyExcept(StatusDigits)
        )
        {
            return null;
        }

        return word.Count('.') == 2 && word[^1] != '.' ? word.ToString() : null;
    }

    private async Task<T> Guarded<T>(
        TimeSpan timeout,
        Func<CancellationToken, Task<T>> work,
        bool mayHaveBeenAccepted,
        CancellationToken cancel
    )
    {
        using var limit = Limit(timeout, cancel);
        try
        {
            return await work(limit.Token);
        }
        catch (Exception e) when (IsLoss(e, cancel))
        {
            IsLost = true;
            var why = e is OperationCanceledException ? "no answer in time" : e.Message;
            throw new SmtpLostException($"{options.Host}:{options.Port}: {why}", e, mayHaveBeenAccepted);
        }
        catch (OperationCanceledException)
        {
            // Cancelled in the middle of a command: the dialogue is out of step from here on.
            IsLost = true;
            throw;
        }
    }

    private static bool IsLoss(Exception e, CancellationToken cancel) =>
        e is IOException or SocketException or AuthenticationException or ObjectDisposedException
        || (e is OperationCanceledException && !cancel.IsCancellationRequested);

    private static CancellationTokenSource Limit(TimeSpan timeout, CancellationToken cancel)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(timeout);
        return limit;
    }

    internal static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
