using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Charter.Channels.Tests.Email.Fetching;

/// <summary>Stands between client and server and does what networks do: cuts lines in the middle, and falls silent.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly Task _running;
    private int _faults;

    /// <param name="target">What it stands before.</param>
    /// <param name="port">Where it listens; any free port, if not given.</param>
    public FaultProxy(int target, int port = 0)
    {
        _target = target;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _running = Task.Run(RunAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Cuts the line when the client says this; the server does not hear it.</summary>
    public string? CutWhenClientSays { get; set; }

    /// <summary>Cuts the line when the server says this, after half of what it said.</summary>
    public string? CutWhenServerSays { get; set; }

    /// <summary>How often the server may say it before the line is cut.</summary>
    public int SkipAnswers { get; set; }

    /// <summary>Falls silent when the server says this.</summary>
    public string? StallWhenServerSays { get; set; }

    /// <summary>How often it did harm.</summary>
    public int Faults => Volatile.Read(ref _faults);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var open = new List<Task>();
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                open.Add(ServeAsync(client));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                break;
            }
        }

        await Task.WhenAll(open);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        using (var end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token))
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _target, end.Token);
                var up = CopyAsync(client.GetStream(), server.GetStream(), isClient: true, end.Token);
                var down = CopyAsync(server.GetStream(), client.GetStream(), isClient: false, end.Token);
                await Task.WhenAny(up, down);
                await end.CancelAsync();
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // One of the two is gone.
            }
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool isClient, CancellationToken cancel)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (int count; (count = await from.ReadAsync(buffer, cancel)) > 0; )
            {
                var text = Encoding.Latin1.GetString(buffer, 0, count);
                if (Says(text, isClient ? CutWhenClientSays : CutWhenServerSays) && (isClient || SkipAnswers-- <= 0))
                {
                    Interlocked.Increment(ref _faults);
                    if (!isClient)
                    {
                        await to.WriteAsync(buffer.AsMemory(0, count / 2), cancel);
                    }

                    return;
                }

                if (!isClient && Says(text, StallWhenServerSays))
                {
                    Interlocked.Increment(ref _faults);
                    await Task.Delay(Timeout.Infinite, cancel);
                }

                await to.WriteAsync(buffer.AsMemory(0, count), cancel);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // One of the two is gone.
        }
    }

    private static bool Says(string text, string? word) =>
        word is not null && text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
