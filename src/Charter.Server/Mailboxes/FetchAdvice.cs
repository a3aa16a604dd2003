using System.Collections.Frozen;
using Charter.Server.Words;

namespace Charter.Server.Mailboxes;

/// <summary>What to do about a mailbox that can't be fetched, in the reader's language. The English advice is the key.</summary>
internal static class FetchAdvice
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        Wordbook.Key("Check the spelling of the server's name."),
        Wordbook.Key("Check the port, and whether a firewall lets the connection out."),
        Wordbook.Key("Somebody may be in between. Use TLS from the start (port 993 or 995)."),
        Wordbook.Key("Use the name that the certificate is for as the server's name."),
        Wordbook.Key("It is out of date, made by oneself, or by an authority that this computer does not know."),
        Wordbook.Key("Ports 993 and 995 want TLS from the start; 143 and 110 want STARTTLS."),
        Wordbook.Key("Choose TLS or STARTTLS."),
        Wordbook.Key("Try TLS on port 993. If the server has neither, somebody may be in between."),
        Wordbook.Key("Try TLS on port 995. If the server has neither, somebody may be in between."),
        Wordbook.Key("Use TLS from the start (port 993)."),
        Wordbook.Key("IMAP is mostly on port 993 (TLS) or 143 (STARTTLS)."),
        Wordbook.Key("POP3 is mostly on port 995 (TLS) or 110 (STARTTLS)."),
        Wordbook.Key("Connect the account with OAuth, or choose TLS: some servers take a password only then."),
        Wordbook.Key("The access to this mailbox has ended or was never given. Connect the account again."),
        Wordbook.Key(
            "Google takes an app password (with two-step verification turned on) or OAuth, not the account's own password."
        ),
        Wordbook.Key("Microsoft takes OAuth only. Connect the account with OAuth instead of a password."),
        Wordbook.Key("Yahoo and AOL take an app password made in the account's security settings."),
        Wordbook.Key("Apple takes an app-specific password made at account.apple.com."),
        Wordbook.Key(
            "Turn IMAP or POP3 on in the mailbox's settings and use the authorisation code (授权码) made there as the password."
        ),
        Wordbook.Key("Turn IMAP or POP3 on in the mailbox's settings and use an app password made there."),
        Wordbook.Key("The provider wants an app password or OAuth. Make one in the account's security settings."),
        Wordbook.Key(
            "Check the account's name (often the whole address) and the password. Many providers want an app password."
        ),
        Wordbook.Key("Check the folder's name against the list of folders."),
        Wordbook.Key("Make the folder, or choose another one."),
        Wordbook.Key("Name a folder that customers' mail comes to, such as INBOX."),
        Wordbook.Key("Connect the account with OAuth in the mailbox's settings."),
        Wordbook.Key("Put back the master key that it was stored with, or give the password again."),
        Wordbook.Key("Correct the token endpoint in the mailbox's settings."),
        Wordbook.Key("Check the token endpoint, and whether a firewall lets the connection out."),
        Wordbook.Key("The access to this mailbox has ended or was withdrawn. Connect the account again."),
        Wordbook.Key(
            "The client id or its secret is not accepted: check them where the application is registered. A secret may have ended."
        ),
        Wordbook.Key("The provider does not give what is asked for. Correct the scope, or leave it empty."),
        Wordbook.Key("Check the token endpoint and the client, then connect the account again."),
        Wordbook.Key("The provider did not give lasting access. Check the scope, then connect the account again."),
        Wordbook.Key("That is for a server on this very machine only."),
        Wordbook.Key("A folder can only be read, so that mails can't be marked, moved or removed there."),
        Wordbook.Key(
            "The server does not number its mails (UIDL), so that those that stay are read again each time. Let them be removed after fetching."
        )
    );

    public static string Of(string advice, Wordbook words) => Known.Contains(advice) ? words[advice] : advice;
}
