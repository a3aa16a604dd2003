using Charter.Desk.Settings;
using Charter.Mail.Smtp;

namespace Charter.Channels.Email;

/// <summary>Turns a route of the desk into a connection. The password is decrypted here and nowhere else.</summary>
/// <param name="OpenSecret">Decrypts a stored secret.</param>
public sealed record MailConnection(Func<string, string> OpenSecret)
{
    // A server that does not answer in this time is taken for one that is away: the next one is asked.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How to reach a route.</summary>
    /// <param name="route">The route.</param>
    /// <param name="address">The desk's own address, whose domain it calls itself by.</param>
    public SmtpClientOptions To(MailRoute route, string address)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(address);
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
            Credentials = route.User.Length > 0 ? new SmtpCredentials(route.User, OpenSecret(route.Secret)) : null,
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
