using System.Net;
using System.Net.Sockets;
using System.Text;
using Charter.Mail.Fetching;

namespace Charter.Mail.Tests.Fetching;

/// <summary>A server that says what the test wants, once, and remembers what it heard.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<string> heard = [];
    private readonly Task running;

    /// <param name="greeting">What it says first.</param>
    /// <param name="answer">For each line heard, what it says; null ends the connection.</param>
    public ScriptedServer(string greeting, Func<string, string?> answer)
    {
        listener.Start();
        running = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await stream.WriteAsync(Encoding.Latin1.GetBytes(greeting));
            while (await reader.ReadLineAsync() is { } line)
            {
                heard.Add(line);
                if (answer(line) is not { } text)
                {
                    return;
                }

                await stream.WriteAsync(Encoding.Latin1.GetBytes(text));
            }
        });
    }

    public IReadOnlyList<string> Heard => heard;

    public MailboxOptions Options(MailboxSecurity security = MailboxSecurity.None) =>
        new()
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            Security = security,
            Credentials = new MailboxCredentials("jane", "pässword"),
            AllowPlaintextPassword = true,
            Timeout = TimeSpan.FromSeconds(20),
        };

    /// <summary>The tag of an IMAP command.</summary>
    public static string Tag(string line) => line.Split(' ')[0];

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        try
        {
            await running;
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The client hung up, or never came.
        }
    }
}
