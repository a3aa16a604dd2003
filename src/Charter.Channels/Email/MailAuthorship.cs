using Charter.Mail.Mime;

namespace Charter.Channels.Email;

/// <summary>Who a mail says that it is from.</summary>
/// <param name="Author">The address that it counts as coming from.</param>
/// <param name="IsPassedOnByUs">Whether a group of our own put its address into From, and only says who wrote.</param>
/// <param name="IsAmbiguous">Whether it names several senders, as mail of people never does.</param>
public sealed record MailAuthorship(MailAddress Author, bool IsPassedOnByUs, bool IsAmbiguous)
{
    /// <summary>Reads it. Nothing here is proven; and the address to answer to (Reply-To) says nothing about who wrote.</summary>
    public static MailAuthorship Of(MailMessage mail, MailEnvelope envelope, OwnAddresses own)
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(own);
        var usable = mail.From.Where(a => a.IsUsable).ToList();
        var isAmbiguous =
            mail.Headers.All("From").Skip(1).Any()
            || usable.Select(a => ReplyAddress.Base(a.Address)).Distinct(StringComparer.Ordinal).Skip(1).Any();
        if (usable.Count == 0)
        {
            return new MailAuthorship(Behind(mail, envelope), false, isAmbiguous);
        }

        // Only our own groups are believed about who wrote: anybody can write such headers.
        var told = own.IsOfUs(usable[0].Domain) ? MailAuthor.Find(mail) : null;
        return told is { IsUsable: true } && ReplyAddress.Base(told.Address) != ReplyAddress.Base(usable[0].Address)
            ? new MailAuthorship(told, true, isAmbiguous)
            : new MailAuthorship(usable[0], false, isAmbiguous);
    }

    // A mail without a usable From still has somebody behind it: the envelope names them.
    private static MailAddress Behind(MailMessage mail, MailEnvelope envelope) =>
        (mail.Sender is { IsUsable: true } sender ? sender : null)
        ?? mail.ReplyTo.FirstOrDefault(a => a.IsUsable)
        ?? new MailAddress("", envelope.MailFrom is { Length: > 0 } from ? from : "unknown@invalid");
}
