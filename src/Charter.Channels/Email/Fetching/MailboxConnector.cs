using System.Security.Cryptography;
using Charter.Desk.Mailboxes;
using Charter.Desk.Settings;
using Charter.Mail.Fetching;
using NodaTime;

namespace Charter.Channels.Email.Fetching;

/// <summary>Turns a mailbox's settings into a connection: its address, its certificate, its secret or a fresh access token.</summary>
public sealed class MailboxConnector(MailboxSecrets secrets, TokenClient tokens, TimeProvider time, FetchLimits limits)
{
    // A token that ends within a minute is not begun with.
    private static readonly Duration TokenMargin = Duration.FromMinutes(1);

    /// <summary>The options of a connection.</summary>
    /// <param name="mailbox">The settings.</param>
    /// <param name="state">Where the last access token is kept.</param>
    /// <param name="isTokenStale">Whether the server refused the token that is kept.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The options, and the token where a new one had to be asked for, to be kept.</returns>
    /// <exception cref="FetchException">The access can't be renewed.</exception>
    public async Task<(MailboxOptions Options, RenewedToken? Renewed)> PrepareAsync(
        Mailbox mailbox,
        MailboxState state,
        bool isTokenStale,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        ArgumentNullException.ThrowIfNull(state);
        if (mailbox.Login == MailboxLogin.Password)
        {
            var password = new MailboxCredentials(mailbox.User, Open(mailbox.Secret));
            return (Options(mailbox, password), null);
        }

        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        if (!isTokenStale && state.AccessToken.Length > 0 && state.AccessTokenUntil > now + TokenMargin)
        {
            return (Options(mailbox, Bearer(mailbox, Open(state.AccessToken))), null);
        }

        if (mailbox.RefreshToken.Length == 0)
        {
            throw new FetchException(
                FetchFailure.TokenRefused,
                "The account is not connected yet",
                "Connect the account with OAuth in the mailbox's settings."
            );
        }

        var renewed = await tokens.RenewAsync(
            mailbox.TokenEndpoint,
            mailbox.ClientId,
            Open(mailbox.ClientSecret),
            Open(mailbox.RefreshToken),
            mailbox.Scope,
            cancellationToken
        );
        return (Options(mailbox, Bearer(mailbox, renewed.AccessToken)), renewed);
    }

    /// <summary>Whether a token is the one that is kept: another one may have taken its place meanwhile.</summary>
    public bool IsKept(MailboxState state, string token)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.AccessToken.Length > 0 && Open(state.AccessToken) == token;
    }

    /// <summary>What is reported of a new token, encrypted.</summary>
    public RecordFetchState.Report Report(RenewedToken renewed)
    {
        ArgumentNullException.ThrowIfNull(renewed);
        return new RecordFetchState.Report.TokenRenewed(
            secrets.Close(renewed.AccessToken),
            renewed.Until,
            renewed.RefreshToken is { } refresh ? secrets.Close(refresh) : null
        );
    }

    private static MailboxCredentials Bearer(Mailbox mailbox, string token) =>
        new(mailbox.User, token, MailboxSignIn.OAuth2);

    private string Open(string secret)
    {
        try
        {
            return secrets.Open(secret);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw new FetchException(
                FetchFailure.PasswordRefused,
                "The stored secret can't be read with this desk's master key",
                "Put back the master key that it was stored with, or give the password again.",
                e
            );
        }
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
