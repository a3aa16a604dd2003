using Charter.Channels.Email.Fetching;
using Charter.Desk.Mailboxes;
using Charter.Server.Design;
using Charter.Server.Words;

namespace Charter.Server.Mailboxes;

/// <summary>How a mailbox fares, and what can be chosen for it, in the reader's words.</summary>
internal static class MailboxWords
{
    /// <summary>The one word for a mailbox's state, and how it sounds.</summary>
    public static (string Words, BadgeTone Tone, string Icon) State(MailboxView view, Wordbook words) =>
        view switch
        {
            { IsEnabled: false } => (words["paused"], BadgeTone.Plain, "player-pause"),
            { Fields.Protocol: MailboxProtocol.Http } => view.HasIntakeSecret
                ? view.Fields.Vendor == MailVendor.Mailgun && !view.HasVendorSecret
                    ? (words["no signing key yet"], BadgeTone.Warning, "key")
                    : (words["brought by HTTP"], BadgeTone.Good, "webhook")
                : (words["no key yet"], BadgeTone.Warning, "key"),
            { Health.Error: not null } => (words["fails"], BadgeTone.Problem, "alert-circle"),
            { Health.Remark: not null } => (words["works, but look at it"], BadgeTone.Warning, "alert-triangle"),
            { Health.IsWatched: true } => (words["watched"], BadgeTone.Good, "circle-check"),
            { Health.LastSuccessAt: not null } => (words["works"], BadgeTone.Good, "circle-check"),
            _ => (words["not fetched yet"], BadgeTone.Plain, "circle-dashed"),
        };

    public static FieldOption[] Vendors(Wordbook words) =>
        [
            new("program", words["A program, or another provider that posts raw mail"]),
            .. MailboxPresets.Webhooks.Select(p => new FieldOption(p.Key, p.Name)),
        ];

    /// <summary>What is to be done at the provider that brings a mailbox's mail.</summary>
    public static string? Steps(MailVendor vendor, Wordbook words) =>
        vendor switch
        {
            MailVendor.Mailgun => words[
                "At Mailgun, make a route for the address whose action forwards to this address. It ends in /mime, so that Mailgun sends the mail itself."
            ],
            MailVendor.Sendgrid => words[
                "At SendGrid, add a host under Inbound Parse with this address, and tick “POST the raw, full MIME message”."
            ],
            MailVendor.Postmark => words[
                "At Postmark, set this address as the webhook of the inbound stream, and tick “Include raw email content in JSON payload”."
            ],
            MailVendor.Ses => words[
                "At Amazon, add to the receipt rule an SNS action with Base64 as its encoding, and subscribe this address to the topic by HTTPS. The subscription is confirmed by itself. SNS carries mails of up to 150 KB."
            ],
            _ => null,
        };

    public static string Provider(MailboxPreset preset, Wordbook words) =>
        preset == MailboxPresets.Own ? words["Another mail server"]
        : preset == MailboxPresets.Http ? words["Brought by HTTP"]
        : preset.Name;

    /// <summary>What the provider wants in place of the account's password.</summary>
    public static string? Login(MailboxPreset preset, Wordbook words) =>
        preset.Login switch
        {
            PresetLogin.AppPassword => words[
                "It takes a password made for one program (an app password). Make one in the account's security settings; the account's own password is refused."
            ],
            PresetLogin.AuthorisationCode => words[
                "Turn IMAP on in the mailbox's settings on the web, and use the authorisation code that is shown there as the password."
            ],
            PresetLogin.OAuth => words[
                "It takes OAuth only. Register an application at the provider, give its client id and secret here, save, and connect the account."
            ],
            PresetLogin.None => words[
                "Nothing is fetched: each mail is brought as it comes. After saving you make the key, and with it the address to give to the provider."
            ],
            _ => null,
        };

    public static FieldOption[] Protocols(Wordbook words) =>
        [new("imap", words["IMAP"]), new("pop3", words["POP3"]), new("http", words["Brought by HTTP"])];

    public static FieldOption[] Securities(Wordbook words) =>
        [
            new("tls", words["TLS from the start (993, 995)"]),
            new("start_tls", words["STARTTLS (143, 110)"]),
            new("none", words["None (only for a server on this machine)"]),
        ];

    public static FieldOption[] Logins(Wordbook words) =>
        [new("password", words["Password, app password or code"]), new("oauth", words["OAuth"])];

    public static FieldOption[] Afters(Wordbook words) =>
        [
            new("leave", words["Stay, marked as read"]),
            new("move", words["Go to another folder"]),
            new("delete", words["Are removed"]),
        ];

    public static FieldOption[] Firsts(Wordbook words) =>
        [
            new("unread", words["What nobody has read"]),
            new("everything", words["Everything"]),
            new("only_new", words["Nothing: only what comes from now on"]),
        ];

    public static FieldOption[] Spams(Wordbook words) =>
        [
            new("skip", words["Leave the junk folder alone"]),
            new("tag", words["File it with the tag “spam”, unanswered"]),
            new("hold", words["Hold it in quarantine for a person"]),
        ];

    public static string Step(string step, Wordbook words) =>
        step switch
        {
            "resolve" => words["Find the server"],
            "connect" => words["Reach it"],
            "tls" => words["Encryption"],
            "sign_in" => words["Sign in"],
            "folders" => words["Open the folders"],
            _ => words["Look at the mails"],
        };

    public static string Outcome(MailboxTestOutcome outcome, Wordbook words) =>
        outcome switch
        {
            MailboxTestOutcome.Passed => words["passed"],
            MailboxTestOutcome.Doubtful => words["works, but look at it"],
            MailboxTestOutcome.Failed => words["failed"],
            _ => words["not tried"],
        };
}
