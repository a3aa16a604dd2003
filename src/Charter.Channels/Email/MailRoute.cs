using Charter.Desk.Settings;
using Charter.Mail.Smtp;

namespace Charter.Channels.Email;

/// <summary>Turns the desk's mail settings into a connection. The password is decrypted here and nowhere else.</summary>
/// <param name="OpenSecret">Decrypts a stored secret.</param>
public sealed record MailRoute(Func<string, string> OpenSecret)
{
    public SmtpClientOptions To(MailSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new SmtpClientOptions
        {
            Host = settings.SmtpHost,
            Port = settings.SmtpPort,
            Security = settings.SmtpSecurity switch
            {
                MailSecurity.Tls => SmtpSecurity.Tls,
                MailSecurity.StartTls => SmtpSecurity.StartTlsRequired,
                _ => SmtpSecurity.None,
            },
            Credentials =
                settings.SmtpUser.Length > 0
                    ? new SmtpCredentials(settings.SmtpUser, OpenSecret(settings.SmtpSecret))
                    : null,
            LocalName = LocalName(settings.Address),
        };
    }

    private static string LocalName(string address) =>
        address.LastIndexOf('@') is >= 0 and var at ? address[(at + 1)..] : "localhost";
}
