using Charter.Desk.Mailboxes;
using Charter.Desk.Settings;
using Charter.Mail.Fetching;

namespace Charter.Channels.Email.Fetching;

/// <summary>Turns a mailbox's settings into a connection: its address, its certificate, its secret or an access token that holds.</summary>
public sealed class MailboxConnector(MailboxSecrets secrets, AccessTokens tokens, FetchLimits limits)
{
    /// <summary>The options of a connection.</summary>
    /// <param name="mailbox">The settings.</param>
    /// <param name="refused">An access token that the server has just refused; <c>null</c> at first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The options, and whether the access token in them was asked for just now.</returns>
    /// <exception cref="FetchException">The access can't be renewed.</exception>
    public async Task<(MailboxOptions Options, bool IsNewToken)> PrepareAsync(
        Mailbox mailbox,
        string? refused,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        if (mailbox.Login == MailboxLogin.Password)
        {
            return (Options(mailbox, new(mailbox.User, secrets.OpenOrExplain(mailbox.Secret))), false);
        }

        var access = await tokens.OfAsync(mailbox.Id, refused, cancellationToken);
        return (Options(mailbox, new(mailbox.User, access.Token, MailboxSignIn.OAuth2)), access.IsNew);
    }

    private MailboxOptions Options(Mailbox mailbox, MailboxCredentials credentials) =>
        new()
        {
            Host = mailbox.Host,
            Port = mailbox.Port,
            Security = mailbox.Security switch
            {
                MailSecurity.Tls => MailboxSecurity.Tls,
                MailSecurity.StartTls => MailboxSecurity.StartTlsRequired,
                _ => MailboxSecurity.None,
            },
            Credentials = credentials,
            // In the clear only to this very machine; over a network the client refuses.
            AllowPlaintextPassword = mailbox.Security == MailSecurity.None && ThisMachine.Is(mailbox.Host),
            CertificateCheck = TrustedCertificates.CheckFor(mailbox.TrustedCertificate),
            Timeout = limits.Silence,
            ClientName = "Charter",
        };
}
