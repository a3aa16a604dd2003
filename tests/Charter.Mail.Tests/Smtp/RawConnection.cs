using System.Net.Sockets;
using System.Text;

namespace Charter.Mail.Tests.Smtp;

/// <summary>Bytes to a port and what comes back, for saying what no honest client says.</summary>
internal sealed class RawConnection : IAsyncDisposable
{
    private readonly TcpClient tcp = new();
    private StreamReader reader = StreamReader.Null;

    public static async Task<RawConnection> Open(int port)
    {
        var connection = new RawConnection();
        await connection.tcp.ConnectAsync("127.0.0.1", port);
        connection.reader = new StreamReader(connection.tcp.GetStream(), Encoding.UTF8);
        return connection;
    }

    public async Task Send(string text) => await tcp.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>The last line of the next reply.</summary>
    public async Task<string> Hear()
    {
        while (true)
        {
            var line = await reader.ReadLineAsync() ?? "(closed)";
            if (line.Length < 4 || line[3] != '-')
            {
                return line;
            }
        }
    }

    public async Task<string> Ask(string line)
    {
        await Send(line + "\r\n");
        return await Hear();
    }

    public async Task Greet()
    {
        (await Hear()).ShouldStartWith("220");
        (await Ask("EHLO tester")).ShouldStartWith("250");
    }

    public ValueTask DisposeAsync()
    {
        tcp.Dispose();
        return ValueTask.CompletedTask;
    }
}
