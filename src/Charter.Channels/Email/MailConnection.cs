using Charter.Desk.Settings;
using Charter.Mail.Smtp;

namespace Charter.Channels.Email;

/// <summary>Turns a route of the desk into a connection. The password is decrypted here and nowhere else.</summary>
/// <param name="OpenSecret">Decrypts a stored secret.</param>
public sealed record MailConnection(Func<string, string> OpenSecret)
{
    // A server that does not answer in this time is taken for one that is away: the next one is asked.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The access by OAuth of mailboxes; <c>null</c> where no route uses any.</summary>
    public MailAccess? Access { get; init; }

    /// <summary>Connects to a route and signs in. A token that is refused before its time is renewed once.</summary>
    /// <param name="route">The route.</param>
    /// <param name="address">The desk's own address, whose domain it calls itself by.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Charter.Mail.Fetching.FetchException">It signs in by OAuth, and there is no access.</exception>
    /// <exception cref="SmtpRefusedException">The server does not take us.</exception>
    /// <exception cref="SmtpLostException">No connection, or it was lost.</exception>
    public async Task<SmtpClient> ConnectAsync(MailRoute route, string address, CancellationToken cancellationToken)
    {
        var options = await ToAsync(route, address, null, cancellationToken);
        try
        {
            return await SmtpClient.ConnectAsync(options, cancellationToken);
        }
        catch (SmtpRefusedException refused)
            when (refused.Command == "AUTH" && options.Credentials is { Way: SmtpAuthentication.OAuth2 })
        {
            options = await ToAsync(route, address, options.Credentials.Secret, cancellationToken);
            return await SmtpClient.ConnectAsync(options, cancellationToken);
        }
    }

    /// <summary>How to reach a route.</summary>
    /// <param name="route">The route.</param>
    /// <param name="address">The desk's own address, whose domain it calls itself by.</param>
    /// <param name="refusedToken">An access token that the server has just refused; <c>null</c> at first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Charter.Mail.Fetching.FetchException">It signs in by OAuth, and there is no access.</exception>
    public async Task<SmtpClientOptions> ToAsync(
        MailRoute route,
        string address,
        string? refusedToken,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(address);
        var credentials =
            route.MailboxId is { } mailbox && Access is { } access
                ? await access.OfAsync(route, mailbox, refusedToken, cancellationToken)
            : route.User.Length > 0 ? new SmtpCredentials(route.User, OpenSecret(route.Secret))
            : null;
        return new SmtpClientOptions
        {
            Host = route.Host,
            Port = route.Port,
            Security = route.Security switch
            {
                MailSecurity.Tls => SmtpSecurity.Tls,
                MailSecurity.StartTls => SmtpSecurity.StartTlsRequired,
                _ => SmtpSecurity.None,
            },
            Credentials = credentials,
            // In the clear only to this very machine; over a network the client refuses.
            AllowPlaintextPassword = route.Security == MailSecurity.None && ThisMachine.Is(route.Host),
            CertificateCheck = TrustedCertificates.CheckFor(route.TrustedCertificate),
            LocalName = LocalName(address),
            Timeout = Patience,
        };
    }

    private static string LocalName(string address) =>
        address.LastIndexOf('@') is >= 0 and var at ? address[(at + 1)..] : "localhost";
}
