using Charter.Desk.Conversations;
using Charter.Desk.Mailboxes;
using Charter.Mail.Mime;

namespace Charter.Channels.Email.Fetching;

/// <summary>What a mailbox's settings make of a mail that came to it.</summary>
public static class MailboxRules
{
    /// <summary>The tag on tickets that were opened by what the mail server takes for spam.</summary>
    public const string SpamTag = "spam";

    /// <summary>The request with the mailbox's department, language and kind of matter.</summary>
    public static FileIncoming.Request Apply(Mailbox? mailbox, FileIncoming.Request request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return mailbox is null
            ? request
            : request with
            {
                DepartmentId = mailbox.DepartmentId ?? request.DepartmentId,
                Language = request.Language ?? mailbox.Language,
                Kind = request.Kind ?? mailbox.Kind,
                IsAlwaysAcknowledged = mailbox.AlwaysAcknowledges,
            };
    }

    /// <summary>Why a mail is to be treated as spam; <c>null</c> when it is not, or the mailbox does not ask.</summary>
    public static string? SpamIn(Mailbox? mailbox, MailEnvelope envelope, MailMessage mail)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(mail);
        if (mailbox is null or { Spam: SpamChoice.Skip })
        {
            return null;
        }

        return envelope.IsJunk ? "The mail server put it into the junk folder."
            : IsMarked(mail.Headers) ? "The mail server marked it as spam."
            : null;
    }

    /// <summary>The request for what may be spam: tagged, and answered by no machine.</summary>
    public static FileIncoming.Request AsSpam(FileIncoming.Request request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request with { Tags = [.. request.Tags, SpamTag], MayAnswerByMachine = false };
    }

    // SpamAssassin and rspamd say it in words; Exchange by a level, where 5 and more is its own limit for the junk folder.
    private static bool IsMarked(MailHeaders headers) =>
        Says(headers, "X-Spam-Flag", "yes")
        || Says(headers, "X-Spam-Status", "yes")
        || Says(headers, "X-Spam", "yes")
        || (
            int.TryParse(
                headers.Value("X-MS-Exchange-Organization-SCL"),
                System.Globalization.CultureInfo.InvariantCulture,
                out var level
            )
            && level >= 5
        );

    private static bool Says(MailHeaders headers, string name, string word) =>
        headers.Value(name)?.StartsWith(word, StringComparison.OrdinalIgnoreCase) == true;
}
