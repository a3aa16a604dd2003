using System.Globalization;
using System.Net.Security;

namespace Charter.Mail.Smtp;

/// <summary>
/// Sends mail by SMTP. A refusal (<see cref="SmtpRefusedException"/>) leaves the connection usable; a loss
/// (<see cref="SmtpLostException"/>) ends it. One mail at a time.
/// </summary>
public sealed class SmtpClient : IAsyncDisposable
{
    private readonly SmtpDialogue dialogue;
    private readonly SmtpClientOptions options;

    private SmtpClient(SmtpDialogue dialogue, SmtpClientOptions options)
    {
        this.dialogue = dialogue;
        this.options = options;
        Capabilities = new SmtpCapabilities("");
        Greeting = SmtpReply.Ok;
    }

    public SmtpCapabilities Capabilities { get; private set; }

    public SmtpReply Greeting { get; private set; }

    public bool IsSecure => dialogue.IsSecure;

    /// <summary>False once the connection is lost: make a new client.</summary>
    public bool IsUsable => !dialogue.IsLost;

    internal SslStream? Tls => dialogue.Tls;

    /// <summary>Connects, protects the connection as the options demand, and signs in.</summary>
    /// <exception cref="SmtpRefusedException">The server does not take us, offers no TLS where it is required, or refuses the password.</exception>
    /// <exception cref="SmtpLostException">No connection, a certificate that does not hold, or no answer.</exception>
    public static async Task<SmtpClient> ConnectAsync(SmtpClientOptions options, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var client = new SmtpClient(await SmtpDialogue.ConnectAsync(options, cancel), options);
        try
        {
            await client.GreetAsync(cancel);
            await client.SecureAsync(cancel);
            await client.SignInAsync(cancel);
            return client;
        }
        catch
        {
            await client.dialogue.DisposeAsync();
            throw;
        }
    }

    /// <summary>The connection alone; the connection test walks the rest step by step.</summary>
    internal static async Task<SmtpClient> OpenAsync(SmtpClientOptions options, CancellationToken cancel) =>
        new(await SmtpDialogue.ConnectAsync(options, cancel), options);

    internal async Task GreetAsync(CancellationToken cancel)
    {
        if (options.Security == SmtpSecurity.Tls)
        {
            await dialogue.SecureAsync(cancel);
        }

        Greeting = Accept(await dialogue.HearAsync(cancel), "greeting");
        await EhloAsync(cancel);
    }

    internal async Task SecureAsync(CancellationToken cancel)
    {
        if (options.Security is SmtpSecurity.Tls or SmtpSecurity.None)
        {
            return;
        }

        if (!Capabilities.Has("STARTTLS"))
        {
            if (options.Security == SmtpSecurity.StartTlsRequired)
            {
                throw new SmtpRefusedException(
                    new SmtpReply(530, "The server offers no STARTTLS", "5.7.0"),
                    "STARTTLS"
                );
            }

            return;
        }

        Accept(await dialogue.AskAsync("STARTTLS", cancel), "STARTTLS");
        await dialogue.SecureAsync(cancel);
        // What was offered before TLS may have been written by anybody: ask again.
        await EhloAsync(cancel);
    }

    private async Task EhloAsync(CancellationToken cancel)
    {
        var reply = await dialogue.AskAsync($"EHLO {options.LocalName}", cancel);
        if (reply.IsPermanent)
        {
            reply = await dialogue.AskAsync($"HELO {options.LocalName}", cancel);
        }

        Capabilities = new SmtpCapabilities(Accept(reply, "EHLO").Text);
    }

    internal async Task SignInAsync(CancellationToken cancel)
    {
        if (options.Credentials is not { } credentials)
        {
            return;
        }

        if (!dialogue.IsSecure && !options.AllowPlaintextPassword)
        {
            throw new SmtpRefusedException(new SmtpReply(538, "A password is not sent without TLS", "5.7.11"), "AUTH");
        }

        var way = credentials.Way;
        if (way == SmtpAuthentication.Password)
        {
            way =
                Capabilities.OffersAuthentication("PLAIN") || !Capabilities.OffersAuthentication("LOGIN")
                    ? SmtpAuthentication.Plain
                    : SmtpAuthentication.Login;
        }

        var reply = way switch
        {
            SmtpAuthentication.Login => await LoginAsync(credentials, cancel),
            SmtpAuthentication.OAuth2 => await OAuth2Async(credentials, cancel),
            _ => await dialogue.AskAsync(
                "AUTH PLAIN " + SmtpDialogue.Base64($"\0{credentials.User}\0{credentials.Secret}"),
                cancel
            ),
        };
        Accept(reply, "AUTH");
    }

    private async Task<SmtpReply> LoginAsync(SmtpCredentials credentials, CancellationToken cancel)
    {
        var reply = await dialogue.AskAsync("AUTH LOGIN", cancel);
        reply = reply.Code == 334 ? await dialogue.AskAsync(SmtpDialogue.Base64(credentials.User), cancel) : reply;
        return reply.Code == 334 ? await dialogue.AskAsync(SmtpDialogue.Base64(credentials.Secret), cancel) : reply;
    }

    private async Task<SmtpReply> OAuth2Async(SmtpCredentials credentials, CancellationToken cancel)
    {
        var token = SmtpDialogue.Base64($"user={credentials.User}\u0001auth=Bearer {credentials.Secret}\u0001\u0001");
        var reply = await dialogue.AskAsync("AUTH XOAUTH2 " + token, cancel);
        // A challenge here holds the reason of the refusal; an empty answer brings the refusal itself.
        return reply.Code == 334 ? await dialogue.AskAsync("", cancel) : reply;
    }

    /// <summary>Sends one mail.</summary>
    /// <param name="mailFrom">The envelope's sender; empty for the null path, from which no report comes back.</param>
    /// <param name="recipients">The envelope's recipients.</param>
    /// <param name="raw">The mail's bytes; line ends are made CRLF on the way.</param>
    /// <param name="cancel">Cancelling in the middle of a mail ends the connection.</param>
    /// <exception cref="SmtpRefusedException">The server refused the sender or the mail as a whole.</exception>
    /// <exception cref="SmtpLostException">The connection was lost.</exception>
    public async Task<SmtpSendResult> SendAsync(
        string mailFrom,
        IReadOnlyList<string> recipients,
        ReadOnlyMemory<byte> raw,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(mailFrom);
        ArgumentNullException.ThrowIfNull(recipients);
        if (raw.Length > Capabilities.MaxSize)
        {
            throw new SmtpRefusedException(
                new SmtpReply(552, $"Larger than the server's {Capabilities.MaxSize} bytes", "5.3.4"),
                "MAIL"
            );
        }

        var needsUtf8 = !IsAscii(mailFrom) || recipients.Any(r => !IsAscii(r));
        if (needsUtf8 && !Capabilities.Has("SMTPUTF8"))
        {
            throw new SmtpRefusedException(
                new SmtpReply(553, "The server takes no addresses of other letters", "5.6.7"),
                "MAIL"
            );
        }

        var reply = await dialogue.AskAsync($"MAIL FROM:<{Path(mailFrom)}>{Parameters(raw, needsUtf8)}", cancel);
        if (!reply.IsSuccess)
        {
            await ResetAsync(reply, cancel);
            Accept(reply, "MAIL");
        }

        var results = new List<RecipientResult>();
        foreach (var recipient in recipients)
        {
            results.Add(
                new RecipientResult(
                    recipient,
                    NotClosing(await dialogue.AskAsync($"RCPT TO:<{Path(recipient)}>", cancel), "RCPT")
                )
            );
        }

        if (!results.Exists(r => r.IsAccepted))
        {
            await dialogue.AskAsync("RSET", cancel);
            return new SmtpSendResult(results, null);
        }

        var go = await dialogue.AskAsync("DATA", cancel);
        if (go.Code != 354)
        {
            await ResetAsync(go, cancel);
            throw new SmtpRefusedException(NotClosing(go, "DATA"), "DATA");
        }

        var final = await dialogue.SendDataAsync(SmtpData.Encode(raw.Span), cancel);
        return new SmtpSendResult(results, Accept(final, "DATA"));
    }

    private string Parameters(ReadOnlyMemory<byte> raw, bool needsUtf8)
    {
        var parameters = Capabilities.Has("SIZE")
            ? string.Create(CultureInfo.InvariantCulture, $" SIZE={raw.Length}")
            : "";
        parameters +=
            Capabilities.Has("8BITMIME") && raw.Span.ContainsAnyInRange((byte)0x80, (byte)0xFF) ? " BODY=8BITMIME" : "";
        return parameters + (needsUtf8 ? " SMTPUTF8" : "");
    }

    private static string Path(string address)
    {
        if (address.AsSpan().ContainsAny('<', '>') || address.Any(c => c <= ' ' || c == '\u007F'))
        {
            throw new ArgumentException("Not an envelope address.", nameof(address));
        }

        return address;
    }

    private static bool IsAscii(string text) => !text.AsSpan().ContainsAnyExceptInRange('\0', '\u007F');

    private async Task ResetAsync(SmtpReply refusal, CancellationToken cancel)
    {
        if (refusal.Code != 421)
        {
            await dialogue.AskAsync("RSET", cancel);
        }
    }

    private SmtpReply Accept(SmtpReply reply, string command) =>
        NotClosing(reply, command).IsSuccess ? reply : throw new SmtpRefusedException(reply, command);

    /// <summary>421 means that the server is going: a loss, whatever the command was.</summary>
    private SmtpReply NotClosing(SmtpReply reply, string command)
    {
        if (reply.Code != 421)
        {
            return reply;
        }

        dialogue.Lose();
        throw new SmtpLostException($"{command}: {reply}");
    }

    /// <summary>Says goodbye when the connection still stands.</summary>
    public async ValueTask DisposeAsync()
    {
        if (IsUsable)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            try
            {
                await dialogue.AskAsync("QUIT", limit.Token);
            }
            catch (Exception e) when (e is SmtpLostException or OperationCanceledException)
            {
                // It is gone already, which is what was wanted.
            }
        }

        await dialogue.DisposeAsync();
    }
}
