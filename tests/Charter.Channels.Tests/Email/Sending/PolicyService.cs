using System.Net;
using System.Net.Sockets;

namespace Charter.Channels.Tests.Email.Sending;

/// <summary>What Postfix asks about each recipient (its policy delegation protocol): greylists and refuses as a test wants.</summary>
internal sealed class PolicyService : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public PolicyService(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _running = Task.Run(RunAsync);
    }

    /// <summary>What to do with a recipient, in Postfix's words; <c>null</c> for nothing out of the ordinary.</summary>
    public Func<string, string?> Judge { get; set; } = _ => null;

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
                open.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                break;
            }
        }

        await Task.WhenAll(open);
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream());
            var recipient = "";
            try
            {
                while (await reader.ReadLineAsync(_stop.Token) is { } line)
                {
                    recipient = line.StartsWith("recipient=", StringComparison.Ordinal) ? line[10..] : recipient;
                    if (line.Length == 0)
                    {
                        await writer.WriteAsync($"action={Judge(recipient) ?? "DUNNO"}\n\n");
                        await writer.FlushAsync(_stop.Token);
                    }
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // Stopped, or Postfix has asked all it wanted.
            }
        }
    }
}
