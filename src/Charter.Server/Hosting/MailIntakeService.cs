using System.Net;
using Charter.Channels.Email;
using Charter.Mail.Smtp;

namespace Charter.Server.Hosting;

/// <summary>Runs the desk's own SMTP listener where it was asked for.</summary>
internal sealed class MailIntakeService(MailListener listener, ServeOptions options) : IHostedService, IAsyncDisposable
{
    private SmtpListener? _running;

    /// <summary>Where it listens; <c>null</c> where it does not.</summary>
    public IPEndPoint? EndPoint => _running?.EndPoint;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.SmtpListen is { } text)
        {
            _running = listener.Start(Parse(text), Dns.GetHostName());
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        if (_running is { } running)
        {
            _running = null;
            await running.DisposeAsync();
        }
    }

    private static IPEndPoint Parse(string text)
    {
        var usual = text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase) ? $"127.0.0.1{text[9..]}" : text;
        return IPEndPoint.TryParse(usual, out var endPoint) && text.Contains(':', StringComparison.Ordinal)
            ? endPoint
            : throw new InvalidDataException(
                $"--smtp-listen takes an address and a port, such as 127.0.0.1:2525; “{text}” is neither."
            );
    }
}
