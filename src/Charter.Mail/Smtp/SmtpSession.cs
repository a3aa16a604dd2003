using System.Net;
using System.Net.Security;
using System.Security.Authentication;

namespace Charter.Mail.Smtp;

/// <summary>One connection to the listener, from greeting to goodbye.</summary>
internal sealed class SmtpSession(
    SmtpStream stream,
    SmtpListenerOptions options,
    IPEndPoint? remote,
    CancellationToken stop,
    CancellationToken abort
)
{
    private readonly List<string> recipients = [];
    private string? helo;
    private string? mailFrom;
    private int errors;
    private int messages;
    private bool open = true;

    public async Task RunAsync()
    {
        await ReplyAsync(new SmtpReply(220, $"{options.HostName} {(options.IsLmtp ? "LMTP" : "ESMTP")} ready"));
        while (open)
        {
            SmtpLine line;
            try
            {
                line = await WithTimeout(options.IdleTimeout, t => stream.ReadLineAsync(options.MaxCommandLength, t));
            }
            catch (OperationCanceledException)
            {
                await FarewellAsync();
                return;
            }

            if (line.IsTooLong)
            {
                await ReplyAsync(new SmtpReply(500, "Line too long", "5.5.6"));
                return;
            }

            if (line.Text is null)
            {
                return;
            }

            await ReplyAsync(await HandleAsync(line.Text));
            if (errors > options.MaxErrors)
            {
                await ReplyAsync(new SmtpReply(421, "Too many errors", "4.7.0"));
                return;
            }
        }
    }

    private async Task<SmtpReply?> HandleAsync(string line)
    {
        var (verb, argument) = Command(line);
        switch (verb)
        {
            case "EHLO" or "LHLO" or "HELO":
                return Greet(verb, argument);
            case "MAIL":
                return Mail(argument);
            case "RCPT":
                return await RecipientAsync(argument);
            case "DATA":
                return await DataAsync();
            case "STARTTLS":
                return await StartTlsAsync(argument);
            case "RSET":
                Reset();
                return SmtpReply.Ok;
            case "NOOP":
                return SmtpReply.Ok;
            case "VRFY":
                return new SmtpReply(252, "Send some mail and see", "2.5.0");
            case "QUIT":
                open = false;
                return new SmtpReply(221, $"{options.HostName} closing", "2.0.0");
            default:
                return Error(500, "Command not known", "5.5.1");
        }
    }

    private static (string Verb, string Argument) Command(string line)
    {
        var blank = line.IndexOf(' ');
        var verb = (blank < 0 ? line : line[..blank]).Trim().ToUpperInvariant();
        return (verb, blank < 0 ? "" : line[(blank + 1)..].Trim());
    }

    private SmtpReply Greet(string verb, string argument)
    {
        if ((verb == "LHLO") != options.IsLmtp)
        {
            return Error(500, options.IsLmtp ? "This is LMTP: say LHLO" : "This is SMTP: say EHLO", "5.5.1");
        }

        if (argument.Length is 0 or > 255)
        {
            return Error(501, "Say who you are", "5.5.4");
        }

        Reset();
        helo = argument;
        if (verb == "HELO")
        {
            return new SmtpReply(250, options.HostName);
        }

        List<string> lines =
        [
            options.HostName,
            $"SIZE {options.MaxMessageBytes}",
            "8BITMIME",
            "SMTPUTF8",
            "PIPELINING",
            "ENHANCEDSTATUSCODES",
        ];
        if (options.Certificate is not null && !stream.IsSecure)
        {
            lines.Add("STARTTLS");
        }

        return new SmtpReply(250, string.Join('\n', lines));
    }

    private SmtpReply Mail(string argument)
    {
        if (helo is null)
        {
            return Error(503, "Say hello first", "5.5.1");
        }

        if (options.RequireTls && !stream.IsSecure)
        {
            return Error(530, "Must issue a STARTTLS command first", "5.7.0");
        }

        if (mailFrom is not null)
        {
            return Error(503, "Sender already given", "5.5.1");
        }

        if (
            !argument.StartsWith("FROM:", StringComparison.OrdinalIgnoreCase)
            || SmtpPath.Parse(argument.AsSpan(5)) is not { } path
        )
        {
            return Error(501, "Syntax: MAIL FROM:<address>", "5.5.4");
        }

        if (path.Size > options.MaxMessageBytes)
        {
            return Error(552, $"Message larger than {options.MaxMessageBytes} bytes", "5.3.4");
        }

        if (messages >= options.MaxMessagesPerConnection)
        {
            open = false;
            return new SmtpReply(421, "Enough for one connection", "4.7.0");
        }

        mailFrom = path.Address;
        return new SmtpReply(250, "OK", "2.1.0");
    }

    private async Task<SmtpReply> RecipientAsync(string argument)
    {
        if (mailFrom is null)
        {
            return Error(503, "Sender first", "5.5.1");
        }

        if (
            !argument.StartsWith("TO:", StringComparison.OrdinalIgnoreCase)
            || SmtpPath.Parse(argument.AsSpan(3)) is not { Address.Length: > 0 } path
        )
        {
            return Error(501, "Syntax: RCPT TO:<address>", "5.5.4");
        }

        if (recipients.Count >= options.MaxRecipients)
        {
            return new SmtpReply(452, "Too many recipients", "4.5.3");
        }

        var reply = new SmtpReply(250, "OK", "2.1.5");
        try
        {
            reply = options.CheckRecipient is null
                ? reply
                : await options.CheckRecipient(mailFrom, path.Address, abort);
        }
        catch (Exception e) when (!abort.IsCancellationRequested)
        {
            options.OnError?.Invoke(e);
            return new SmtpReply(451, "Cannot check the recipient now", "4.3.0");
        }

        if (reply.IsSuccess)
        {
            recipients.Add(path.Address);
        }
        else
        {
            errors++;
        }

        return reply;
    }

    private async Task<SmtpReply?> DataAsync()
    {
        if (recipients.Count == 0)
        {
            return Error(503, "Recipients first", "5.5.1");
        }

        await ReplyAsync(new SmtpReply(354, "Go on; end with <CRLF>.<CRLF>"));
        var decoder = new SmtpDataDecoder(options.MaxMessageBytes);
        if (!await WithTimeout(options.DataTimeout, t => ReceiveAsync(decoder, t)))
        {
            open = false;
            return null;
        }

        var taken = recipients.ToArray();
        var reply = decoder.IsTooLarge
            ? new SmtpReply(552, $"Message larger than {options.MaxMessageBytes} bytes", "5.3.4")
            : await DeliverAsync(
                new ReceivedEnvelope(mailFrom!, taken, remote, helo!, stream.IsSecure, decoder.ToArray())
            );
        messages++;
        Reset();
        if (!options.IsLmtp)
        {
            return reply;
        }

        foreach (var _ in taken)
        {
            await ReplyAsync(reply);
        }

        return null;
    }

    /// <summary>False when the connection ended, or sent far more than it may, before the end of the data.</summary>
    private async ValueTask<bool> ReceiveAsync(SmtpDataDecoder decoder, CancellationToken cancel)
    {
        while (!decoder.IsDone)
        {
            var bytes = await stream.ReadSomeAsync(cancel);
            if (bytes.IsEmpty || decoder.Seen > 4L * options.MaxMessageBytes + 65_536)
            {
                return false;
            }

            stream.Advance(decoder.Take(bytes.Span));
        }

        return true;
    }

    private async Task<SmtpReply> DeliverAsync(ReceivedEnvelope envelope)
    {
        try
        {
            return await options.Deliver(envelope, abort);
        }
        catch (Exception e)
        {
            options.OnError?.Invoke(e);
            return new SmtpReply(451, "Could not be stored, try again later", "4.3.0");
        }
    }

    private async Task<SmtpReply?> StartTlsAsync(string argument)
    {
        if (options.Certificate is null || stream.IsSecure)
        {
            return Error(503, "Not offered", "5.5.1");
        }

        if (argument.Length > 0)
        {
            return Error(501, "No arguments", "5.5.4");
        }

        if (stream.HasBuffered)
        {
            // Commands sent before the handshake would be run as if they had come through TLS (CVE-2011-0411).
            open = false;
            return new SmtpReply(554, "Nothing may follow STARTTLS", "5.5.1");
        }

        await ReplyAsync(new SmtpReply(220, "Ready to start TLS", "2.0.0"));
        var tls = new SslStream(stream.Inner, leaveInnerStreamOpen: false);
        var server = new SslServerAuthenticationOptions { ServerCertificate = options.Certificate };
        try
        {
            await WithTimeout(
                options.IdleTimeout,
                async t =>
                {
                    await tls.AuthenticateAsServerAsync(server, t);
                    return true;
                }
            );
        }
        catch (AuthenticationException e)
        {
            options.OnError?.Invoke(e);
            open = false;
            return null;
        }

        stream.Secure(tls);
        helo = null;
        Reset();
        return null;
    }

    private void Reset()
    {
        mailFrom = null;
        recipients.Clear();
    }

    private SmtpReply Error(int code, string text, string status)
    {
        errors++;
        return new SmtpReply(code, text, status);
    }

    private async Task FarewellAsync()
    {
        using var last = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await stream.WriteLineAsync($"421 4.4.2 {options.HostName} closing", last.Token);
    }

    private async Task ReplyAsync(SmtpReply? reply)
    {
        if (reply is not null)
        {
            await WithTimeout(
                options.IdleTimeout,
                async t =>
                {
                    await stream.WriteLineAsync(reply.ToWire(), t);
                    return true;
                },
                abort
            );
        }
    }

    private async Task<T> WithTimeout<T>(
        TimeSpan timeout,
        Func<CancellationToken, ValueTask<T>> work,
        CancellationToken? cancel = null
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel ?? stop);
        limit.CancelAfter(timeout);
        return await work(limit.Token);
    }
}
