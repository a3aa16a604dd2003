using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Charter.Mail.Fetching;

/// <summary>
/// A connection to a mailbox, read by lines and by counted bytes. Whatever breaks it becomes a <see cref="FetchException"/>;
/// every wait has its limit.
/// </summary>
internal sealed class MailboxConnection : IAsyncDisposable
{
    private const int BufferSize = 32 * 1024;
    private readonly MailboxOptions options;
    private readonly byte[] buffer = new byte[BufferSize];
    private Stream stream;
    private Task<int>? filling;
    private int start;
    private int end;
    private SslPolicyErrors certificateErrors;
    private string certificateName = "";

    private MailboxConnection(Stream stream, MailboxOptions options)
    {
        this.stream = stream;
        this.options = options;
    }

    public bool IsSecure => stream is SslStream;

    public bool IsLost { get; private set; }

    public static async Task<MailboxConnection> OpenAsync(MailboxOptions options, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        MailboxConnection? connection = null;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(options.Timeout);
            await socket.ConnectAsync(options.Host, options.Port, limit.Token);
            connection = new MailboxConnection(new NetworkStream(socket, ownsSocket: true), options);
            if (options.Security == MailboxSecurity.Tls)
            {
                await connection.SecureAsync(cancel);
            }

            return connection;
        }
        catch (Exception e)
            when (e is SocketException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            socket.Dispose();
            throw Unreachable(options, e);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static FetchException Unreachable(MailboxOptions options, Exception e) =>
        e is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData }
            ? new FetchException(
                FetchFailure.HostUnknown,
                $"No computer is called {options.Host}",
                "Check the spelling of the server's name.",
                e
            )
            : new FetchException(
                FetchFailure.NotReachable,
                $"{options.Host}:{options.Port} does not answer: {e.Message}",
                "Check the port, and whether a firewall lets the connection out.",
                e
            );

    /// <summary>The handshake. Bytes that came before it are an attempt to put words into the server's mouth.</summary>
    public async Task SecureAsync(CancellationToken cancel)
    {
        if (end > start)
        {
            IsLost = true;
            throw new FetchException(
                FetchFailure.Tampered,
                "The server's side wrote more before encryption began than it may",
                "Somebody may be in between. Use TLS from the start (port 993 or 995)."
            );
        }

        var tls = new SslStream(stream, leaveInnerStreamOpen: false);
        stream = tls;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(options.Timeout);
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = options.Host,
                    RemoteCertificateValidationCallback = CheckCertificate,
                },
                limit.Token
            );
        }
        catch (Exception e) when (IsLoss(e, cancel))
        {
            IsLost = true;
            throw TlsFailure(e);
        }
    }

    private bool CheckCertificate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        certificateErrors = errors;
        certificateName = certificate?.Subject ?? "";
        return options.CertificateCheck?.Invoke(sender, certificate, chain, errors) ?? errors == SslPolicyErrors.None;
    }

    private FetchException TlsFailure(Exception e)
    {
        if (certificateErrors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return new FetchException(
                FetchFailure.CertificateNamesAnother,
                $"The certificate of {options.Host} is for another name ({certificateName})",
                "Use the name that the certificate is for as the server's name.",
                e
            );
        }

        return certificateErrors != SslPolicyErrors.None
            ? new FetchException(
                FetchFailure.CertificateNotTrusted,
                $"The certificate of {options.Host} is not trusted ({certificateName})",
                "It is out of date, made by oneself, or by an authority that this computer does not know.",
                e
            )
            : new FetchException(
                FetchFailure.TlsFailed,
                $"No encrypted connection with {options.Host}:{options.Port}: {e.Message}",
                "Ports 993 and 995 want TLS from the start; 143 and 110 want STARTTLS.",
                e
            );
    }

    /// <summary>A line without its end.</summary>
    public async ValueTask<byte[]> ReadLineAsync(int maxLength, CancellationToken cancel)
    {
        List<byte>? line = null;
        while (true)
        {
            var span = buffer.AsSpan(start, end - start);
            var feed = span.IndexOf((byte)'\n');
            if (feed >= 0)
            {
                var last = span[..feed];
                start += feed + 1;
                if (line is null)
                {
                    return last.TrimEnd((byte)'\r').ToArray();
                }

                line.AddRange(last);
                return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(line).TrimEnd((byte)'\r').ToArray();
            }

            line ??= [];
            line.AddRange(span);
            start = end = 0;
            if (line.Count > maxLength)
            {
                throw Break(FetchFailure.TooLarge, "An answer of the server has no end");
            }

            await FillAsync(cancel);
        }
    }

    public async ValueTask<string> ReadTextLineAsync(int maxLength, CancellationToken cancel) =>
        Text(await ReadLineAsync(maxLength, cancel));

    public static string Text(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);

    /// <summary>So many bytes into a stream; null throws them away.</summary>
    public async Task CopyAsync(Stream? destination, long count, CancellationToken cancel)
    {
        while (count > 0)
        {
            if (start == end)
            {
                await FillAsync(cancel);
            }

            var take = (int)Math.Min(count, end - start);
            if (destination is not null)
            {
                await destination.WriteAsync(buffer.AsMemory(start, take), cancel);
            }

            start += take;
            count -= take;
        }
    }

    /// <summary>Waits until the other side says something; false when it said nothing for that long.</summary>
    public async Task<bool> WaitAsync(TimeSpan limit, CancellationToken cancel)
    {
        if (end > start)
        {
            return true;
        }

        // A read that is cancelled may lose what it read: this one goes on, and the next read takes it up.
        filling ??= stream.ReadAsync(buffer, 0, buffer.Length, CancellationToken.None);
        var done = await Task.WhenAny(filling, Task.Delay(limit, cancel));
        cancel.ThrowIfCancellationRequested();
        return done == filling;
    }

    private async ValueTask FillAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(options.Timeout);
        try
        {
            var reading = filling ?? stream.ReadAsync(buffer.AsMemory(), limit.Token).AsTask();
            filling = null;
            var count = await reading.WaitAsync(limit.Token);
            (start, end) = (0, count);
            if (count == 0)
            {
                throw Break(FetchFailure.ConnectionLost, "The server ended the connection");
            }
        }
        catch (Exception e) when (IsLoss(e, cancel))
        {
            throw Lost(e);
        }
        catch (OperationCanceledException)
        {
            IsLost = true;
            throw;
        }
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(options.Timeout);
        try
        {
            await stream.WriteAsync(bytes, limit.Token);
            await stream.FlushAsync(limit.Token);
        }
        catch (Exception e) when (IsLoss(e, cancel))
        {
            throw Lost(e);
        }
        catch (OperationCanceledException)
        {
            IsLost = true;
            throw;
        }
    }

    public Task WriteLineAsync(string line, CancellationToken cancel) =>
        line.AsSpan().ContainsAny('\r', '\n', '\0')
            ? throw new ArgumentException("A line end or NUL in a command.", nameof(line))
            : WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), cancel);

    /// <summary>Ends the use of the connection with a reason.</summary>
    public FetchException Break(FetchFailure failure, string message, string advice = "")
    {
        IsLost = true;
        return new FetchException(failure, $"{options.Host}:{options.Port}: {message}", advice);
    }

    private FetchException Lost(Exception e)
    {
        IsLost = true;
        return e is OperationCanceledException
            ? new FetchException(FetchFailure.NoAnswer, $"{options.Host}:{options.Port} does not answer in time", "", e)
            : new FetchException(FetchFailure.ConnectionLost, $"{options.Host}:{options.Port}: {e.Message}", "", e);
    }

    private static bool IsLoss(Exception e, CancellationToken cancel) =>
        e is IOException or SocketException or AuthenticationException or ObjectDisposedException
        || (e is OperationCanceledException && !cancel.IsCancellationRequested);

    public async ValueTask DisposeAsync()
    {
        IsLost = true;
        await stream.DisposeAsync();
    }
}
