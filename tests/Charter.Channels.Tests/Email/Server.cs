using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Charter.Mail.Smtp;

namespace Charter.Channels.Tests.Email;

/// <summary>A mail server that takes mail, or says no at one step in words of the test's choice.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly (string Command, int Code, string Words)? _no;
    private readonly Task _accepting;

    private Server((string Command, int Code, string Words)? no)
    {
        _no = no;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What was taken, oldest first.</summary>
    public ConcurrentQueue<ReceivedEnvelope> Taken { get; } = new();

    /// <summary>Starts one.</summary>
    /// <param name="no">The command that is refused, with the reply.</param>
    public static Server Start((string Command, int Code, string Words)? no = null) => new(no);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                _ = TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException)
        {
            // Stopped.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var connection = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await SayAsync(stream, "220 test");
        var from = "";
        var to = new List<string>();
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var command = line.Split(' ')[0].ToUpperInvariant();
            if (_no is { } no && command == no.Command)
            {
                await SayAsync(stream, string.Create(CultureInfo.InvariantCulture, $"{no.Code} {no.Words}"));
                continue;
            }

            switch (command)
            {
                case "MAIL":
                    from = AddressIn(line);
                    break;
                case "RCPT":
                    to.Add(AddressIn(line));
                    break;
                case "DATA":
                    await SayAsync(stream, "354 go on");
                    var raw = await DataAsync(reader);
                    Taken.Enqueue(new ReceivedEnvelope(from, [.. to], null, "", false, raw));
                    to.Clear();
                    break;
                case "QUIT":
                    await SayAsync(stream, "221 bye");
                    return;
            }

            await SayAsync(stream, "250 2.0.0 fine");
        }
    }

    private static async Task<byte[]> DataAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            data.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(data.ToString());
    }

    private static string AddressIn(string line) => line[(line.IndexOf('<') + 1)..line.IndexOf('>')];

    private static async Task SayAsync(NetworkStream stream, string line) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));
}
