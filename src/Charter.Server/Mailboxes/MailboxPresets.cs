using Charter.Desk.Mailboxes;
using Charter.Desk.Settings;

namespace Charter.Server.Mailboxes;

/// <summary>The providers whose settings nobody should have to look up.</summary>
public static class MailboxPresets
{
    private const string GoogleToken = "https://oauth2.googleapis.com/token";
    private const string MicrosoftScope =
        "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access";

    /// <summary>For one's own mail server: nothing is known of it.</summary>
    public static MailboxPreset Own { get; } = new("own", "", Imap(""), PresetLogin.Password);

    /// <summary>For mail that a provider's webhook or a program brings.</summary>
    public static MailboxPreset Http { get; } =
        new("http", "", Imap("") with { Protocol = MailboxProtocol.Http }, PresetLogin.None);

    /// <summary>The providers that bring mail by HTTP in a format of their own.</summary>
    public static IReadOnlyList<MailboxPreset> Webhooks { get; } =
    [
        Brought("mailgun", "Mailgun", MailVendor.Mailgun),
        Brought("sendgrid", "Twilio SendGrid", MailVendor.Sendgrid),
        Brought("postmark", "Postmark", MailVendor.Postmark),
        Brought("ses", "Amazon SES", MailVendor.Ses),
    ];

    /// <summary>The large providers.</summary>
    public static IReadOnlyList<MailboxPreset> Providers { get; } =
    [
        new(
            "gmail",
            "Gmail, Google Workspace",
            Imap("imap.gmail.com") with
            {
                TokenEndpoint = GoogleToken,
                Scope = "https://mail.google.com/",
            },
            PresetLogin.AppPassword
        ),
        new("microsoft365", "Microsoft 365", Microsoft("organizations"), PresetLogin.OAuth),
        new("outlook", "Outlook.com", Microsoft("consumers"), PresetLogin.OAuth),
        new("yahoo", "Yahoo", Imap("imap.mail.yahoo.com"), PresetLogin.AppPassword),
        new("icloud", "iCloud", Imap("imap.mail.me.com"), PresetLogin.AppPassword),
        new("zoho", "Zoho", Imap("imap.zoho.com"), PresetLogin.AppPassword),
        new("fastmail", "Fastmail", Imap("imap.fastmail.com"), PresetLogin.AppPassword),
        new("qq", "QQ 邮箱", Imap("imap.qq.com"), PresetLogin.AuthorisationCode),
        new("163", "网易 163 邮箱", Imap("imap.163.com"), PresetLogin.AuthorisationCode),
    ];

    /// <summary>The preset of a key; one's own server for any other.</summary>
    public static MailboxPreset Of(string? key) =>
        Providers.Concat(Webhooks).Append(Http).FirstOrDefault(p => p.Key == key) ?? Own;

    /// <summary>The preset that settings came from, by their server.</summary>
    public static MailboxPreset Of(MailboxFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields.Protocol == MailboxProtocol.Http
            ? Webhooks.FirstOrDefault(p => p.Fields.Vendor == fields.Vendor) ?? Http
            : Providers.FirstOrDefault(p =>
                string.Equals(p.Fields.Host, fields.Host, StringComparison.OrdinalIgnoreCase)
            ) ?? Own;
    }

    /// <summary>Where a person gives their consent, for the token endpoints that are known; <c>null</c> for others.</summary>
    public static Uri? ConsentFor(string tokenEndpoint)
    {
        ArgumentNullException.ThrowIfNull(tokenEndpoint);
        if (tokenEndpoint == GoogleToken)
        {
            return new Uri("https://accounts.google.com/o/oauth2/v2/auth");
        }

        const string Start = "https://login.microsoftonline.com/";
        const string End = "/oauth2/v2.0/token";
        return
            tokenEndpoint.StartsWith(Start, StringComparison.Ordinal)
            && tokenEndpoint.EndsWith(End, StringComparison.Ordinal)
            ? new Uri(tokenEndpoint[..^"token".Length] + "authorize")
            : null;
    }

    private static MailboxPreset Brought(string key, string name, MailVendor vendor) =>
        new(key, name, Imap("") with { Protocol = MailboxProtocol.Http, Vendor = vendor }, PresetLogin.None);

    private static MailboxFields Imap(string host) =>
        new()
        {
            Name = "",
            Address = "",
            Host = host,
            Port = 993,
            Security = MailSecurity.Tls,
        };

    private static MailboxFields Microsoft(string tenant) =>
        Imap("outlook.office365.com") with
        {
            Login = MailboxLogin.Oauth,
            TokenEndpoint = $"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
            Scope = MicrosoftScope,
        };
}
