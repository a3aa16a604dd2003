using Charter.Desk.Shared;
using Charter.Server.Words;
using Charter.Server.Workplace;

namespace Charter.Server.Setup;

/// <summary>What is wrong with a field of settings, people and customers, in the reader's language.</summary>
public static class FieldProblemWords
{
    private static readonly HashSet<string> Known =
    [
        Wordbook.Key("Something must be written here."),
        Wordbook.Key("Only one line of text fits here, without control characters."),
        Wordbook.Key("A language tag, such as en or zh-Hans."),
        Wordbook.Key("A time zone, such as Europe/London."),
        Wordbook.Key("A web address that starts with https:// or http://."),
        Wordbook.Key("A colour such as #1f6f78."),
        Wordbook.Key("A mail address, such as help@example.com."),
        Wordbook.Key("A number of mails, or nothing for no cap."),
        Wordbook.Key("The domain after the @ of your addresses, such as example.com."),
        Wordbook.Key("A number of seconds between 0 and 120."),
        Wordbook.Key("A number of business days between 1 and 365."),
        Wordbook.Key("A letter that the desk sends by itself needs a reason to give."),
        Wordbook.Key("Mail is signed with this key. Stop signing with it first."),
        Wordbook.Key("There are 50 routes already."),
        Wordbook.Key("There are 200 keys already. Remove old ones first."),
        Wordbook.Key("A port between 1 and 65535."),
        Wordbook.Key("Say what was done and where it can be seen, in at most 4,000 characters."),
        Wordbook.Key("Give a time after the last one was done, and not in the future."),
        Wordbook.Key("The name of a server, such as smtp.example.com."),
        Wordbook.Key("This link has been used or is too old. Ask for a new one."),
        Wordbook.Key("This desk is set up already."),
        Wordbook.Key("The last day lies before the first."),
        Wordbook.Key("At most 20 characters and no digit, such as # or Ticket#."),
        Wordbook.Key("A department that is in use."),
        Wordbook.Key("A SHA-256 fingerprint has 64 hexadecimal digits."),
        Wordbook.Key("The topic's ARN, such as arn:aws:sns:eu-west-1:123456789012:help."),
        Wordbook.Key("The public key as SendGrid shows it, which begins with MF."),
        Wordbook.Key("A web address that starts with https://."),
        Wordbook.Key("POP3 has no folders: mails stay or are removed."),
        Wordbook.Key("POP3 does not tell which mails are unread: take everything, or only what comes from now on."),
        Wordbook.Key("At most 20 folders, each a line of at most 200 characters."),
        Wordbook.Key("Another folder than those that are fetched."),
        Wordbook.Key("The name of a server, such as imap.example.com."),
        Wordbook.Key("Another mailbox has this address."),
        Wordbook.Key("The server or the account is another: give its password or its OAuth secrets again."),
        Wordbook.Key("This is another server: give the password again."),
        Wordbook.Key("This mailbox is paused, or is not fetched."),
    ];

    /// <summary>The sentence for a refusal.</summary>
    public static string Of(Refusal refusal, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        ArgumentNullException.ThrowIfNull(words);
        var english = refusal is InvalidField invalid ? invalid.Problem : refusal.Reason;
        return Known.Contains(english) ? words[english] : RefusalWords.Of(refusal, words);
    }
}
