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
                ? (words["brought by HTTP"], BadgeTone.Good, "webhook")
                : (words["no key yet"], BadgeTone.Warning, "key"),
            { Health.Error: not null } => (words["fails"], BadgeTone.Problem, "alert-circle"),
            { Health.Remark: not null } => (words["works, but look at it"], BadgeTone.Warning, "alert-triangle"),
            { Health.IsWatched: true } => (words["watched"], BadgeTone.Good, "circle-check"),
            { Health.LastSuccessAt: not null } => (words["works"], BadgeTone.Good, "circle-check"),
            _ => (words["not fetched yet"], BadgeTone.Plain, "circle-dashed"),
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
                "Nothing is fetched. A mail provider's webhook or a program brings each mail as it comes, signed with a key that you get after saving."
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
