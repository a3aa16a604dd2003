using System.Collections.Frozen;
using Charter.Server.Mailboxes;
using Charter.Server.Words;

namespace Charter.Server.Settings;

/// <summary>What to do when mail can't be sent, in the reader's words. The mail library gives it in English.</summary>
internal static class SmtpAdvice
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        Wordbook.Key("No computer of that name is known. Check the spelling of the host."),
        Wordbook.Key(
            "Nothing answers there. Check the port (587, 465 or 25) and whether a firewall lets the connection out."
        ),
        Wordbook.Key(
            "The server does not want to talk to this machine. Ask its operator whether this address is allowed."
        ),
        Wordbook.Key(
            "Something answers but does not speak SMTP in time. Port 465 needs TLS from the start; 587 and 25 need STARTTLS."
        ),
        Wordbook.Key("The server offers no STARTTLS. Try TLS on port 465; without either, nothing is sent."),
        Wordbook.Key(
            "The encrypted connection failed. Check that the host is the one that the certificate names, and that the certificate is valid."
        ),
        Wordbook.Key("A password is sent only over an encrypted connection. Choose STARTTLS or TLS."),
        Wordbook.Key(
            "The server refused the name or the password. Many providers want an app password or OAuth instead of the account's own."
        ),
        Wordbook.Key("The server could not do it now. Try again in some minutes."),
        Wordbook.Key(
            "Mail and password can be read on the way. Use STARTTLS (port 587) or TLS (port 465) if the server has it."
        ),
        Wordbook.Key(
            "The server went away in the middle. Try again in some minutes; if it stays so, ask its operator."
        ),
        Wordbook.Key(
            "The server says: not now. It may not know this machine yet; mail that waits is tried again by itself."
        ),
        Wordbook.Key(
            "The server does not let this account send from the desk's address. Allow the address at the provider, or sign in as its owner."
        ),
        Wordbook.Key(
            "The server sends only for those who sign in. Give user and password, or let it allow this machine's address."
        ),
        Wordbook.Key("The server refuses your own address as the recipient. Check it on your profile."),
        Wordbook.Key(
            "The server refuses the mail itself. Its words above say why; often the sender's domain lacks SPF or DKIM."
        ),
        Wordbook.Key("Choose another way to sign in, in the server's settings."),
        Wordbook.Key("Choose the mailbox of the provider that the mail leaves by.")
    );

    public static string Of(string advice, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        // Access by OAuth is the mailboxes', with advice of their own.
        return Known.Contains(advice) ? words[advice] : FetchAdvice.Of(advice, words);
    }
}
