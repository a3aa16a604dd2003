using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Charter.Channels.Email;
using Charter.Mail.Smtp;

namespace Charter.Server.Hosting;

/// <summary>Runs the desk's own SMTP and LMTP listeners where they were asked for.</summary>
internal sealed class MailIntakeService(MailListener listener, ServeOptions options) : IHostedService, IAsyncDisposable
{
    private SmtpListener? _smtp;
    private SmtpListener? _lmtp;
    private X509Certificate2? _certificate;

    /// <summary>Where it listens for SMTP; <c>null</c> where it does not.</summary>
    public IPEndPoint? EndPoint => _smtp?.EndPoint;

    /// <summary>Where it listens for LMTP; <c>null</c> where it does not.</summary>
    public IPEndPoint? LmtpEndPoint => _lmtp?.EndPoint;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _certificate = options.MailCertificate is { } file ? Load(file, options.MailCertificateKey) : null;
        _smtp = Start(options.SmtpListen, "--smtp-listen", isLmtp: false);
        _lmtp = Start(options.LmtpListen, "--lmtp-listen", isLmtp: true);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken) => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var running in new[] { _smtp, _lmtp })
        {
            if (running is not null)
            {
                await running.DisposeAsync();
            }
        }

        _certificate?.Dispose();
        (_smtp, _lmtp, _certificate) = (null, null, null);
    }

    private SmtpListener? Start(string? where, string option, bool isLmtp) =>
        where is null ? null : listener.Start(Parse(where, option), Dns.GetHostName(), isLmtp, _certificate);

    private static X509Certificate2 Load(string file, string? keyFile)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(file, keyFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InvalidDataException(
                $"--mail-certificate takes a PEM file with a certificate and its key, or the key by --mail-certificate-key. “{file}”: {e.Message}",
                e
            );
        }
    }

    private static IPEndPoint Parse(string text, string option)
    {
        var usual = text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase) ? $"127.0.0.1{text[9..]}" : text;
        return IPEndPoint.TryParse(usual, out var endPoint) && text.Contains(':', StringComparison.Ordinal)
            ? endPoint
            : throw new InvalidDataException(
                $"{option} takes an address and a port, such as 127.0.0.1:2525; “{text}” is neither."
            );
    }
}
