using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Charter.Mail.Smtp;

/// <summary>
/// Takes mail by SMTP or LMTP and hands it on before it says yes. It relays nothing: what the recipient check does
/// not refuse is delivered here.
/// </summary>
public sealed class SmtpListener : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private readonly SmtpListenerOptions options;
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource abort = new();
    private readonly ConcurrentDictionary<Task, byte> sessions = new();
    private readonly Task accepting;
    private int connections;
    private int disposed;

    private SmtpListener(SmtpListenerOptions options)
    {
        this.options = options;
        listener = new TcpListener(options.EndPoint);
        listener.Start(512);
        EndPoint = (IPEndPoint)listener.LocalEndpoint;
        accepting = Task.Run(AcceptAsync);
    }

    /// <summary>Where it listens, the real port included.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Connections open now.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <exception cref="SocketException">The address is taken or not ours.</exception>
    public static SmtpListener Start(SmtpListenerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new SmtpListener(options);
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptSocketAsync(stop.Token);
                var session = ServeAsync(socket);
                sessions.TryAdd(session, 0);
                _ = session.ContinueWith(s => sessions.TryRemove(s, out _), TaskScheduler.Default);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException e)
            {
                // Out of descriptors, or the other side was gone before we took it: go on with the next.
                options.OnError?.Invoke(e);
                await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        var count = Interlocked.Increment(ref connections);
        try
        {
            socket.NoDelay = true;
            await using var stream = new SmtpStream(new NetworkStream(socket, ownsSocket: true));
            if (count > options.MaxConnections)
            {
                await stream.WriteLineAsync(
                    $"421 4.7.0 {options.HostName} Too many connections, try again later",
                    stop.Token
                );
                return;
            }

            var session = new SmtpSession(
                stream,
                options,
                socket.RemoteEndPoint as IPEndPoint,
                stop.Token,
                abort.Token
            );
            await session.RunAsync();
        }
        catch (Exception e)
            when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side went away, or we are stopping: nothing was acknowledged that is not delivered.
        }
        catch (Exception e)
        {
            options.OnError?.Invoke(e);
        }
        finally
        {
            Interlocked.Decrement(ref connections);
        }
    }

    /// <summary>Takes no more, lets deliveries that have begun end within ten seconds, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
        {
            return;
        }

        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        var open = Task.WhenAll(sessions.Keys);
        if (await Task.WhenAny(open, Task.Delay(Grace, CancellationToken.None)) != open)
        {
            await abort.CancelAsync();
            await open;
        }

        listener.Dispose();
        stop.Dispose();
        abort.Dispose();
    }
}
