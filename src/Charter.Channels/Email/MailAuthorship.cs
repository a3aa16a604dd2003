using Charter.Desk.Customers;
using Charter.Mail.Mime;

namespace Charter.Channels.Email;

/// <summary>Who a mail says that it is from.</summary>
/// <param name="Author">The address that it counts as coming from.</param>
/// <param name="IsPassedOnByUs">Whether a group of our own put its address into From, and only says who wrote.</param>
/// <param name="IsAmbiguous">Whether it names several senders or none that can be read, as mail of people never does.</param>
public sealed record MailAuthorship(MailAddress Author, bool IsPassedOnByUs, bool IsAmbiguous)
{
    /// <summary>
    /// Whether a form or a program of our own sent it, under our address and with somebody else's to answer to: then they
    /// wrote, as far as anybody knows.
    /// </summary>
    public bool IsByForm { get; init; }

    /// <summary>
    /// Reads it. Nothing here is proven; and the address to answer to (Reply-To) says nothing about who wrote, unless
    /// From is our own, whose mail is never a customer's.
    /// </summary>
    public static MailAuthorship Of(MailMessage mail, MailEnvelope envelope, OwnAddresses own)
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(envelope);
        ArgumentNullException.ThrowIfNull(own);
        var usable = mail.From.Where(a => AddressText.Read(AddressKind.Email, a.Address) is not null).ToList();
        var isAmbiguous =
            mail.Headers.All("From").Skip(1).Any()
            || usable.Select(a => ReplyAddress.Base(a.Address)).Distinct(StringComparer.Ordinal).Skip(1).Any();
        if (usable.Count == 0)
        {
            return new MailAuthorship(Behind(mail, envelope), false, true);
        }

        // Only our own groups are believed about who wrote: anybody can write such headers.
        var told = own.IsOfUs(usable[0].Domain) ? MailAuthor.Find(mail) : null;
        if (
            told is { IsUsable: true }
            && AddressText.Read(AddressKind.Email, told.Address) is not null
            && ReplyAddress.Base(told.Address) != ReplyAddress.Base(usable[0].Address)
        )
        {
            return new MailAuthorship(told, true, isAmbiguous);
        }

        return own.Has(usable[0].Address) && VisitorOf(mail, own) is { } visitor
            ? new MailAuthorship(visitor, true, isAmbiguous) { IsByForm = true }
            : new MailAuthorship(usable[0], false, isAmbiguous);
    }

    private static MailAddress? VisitorOf(MailMessage mail, OwnAddresses own) =>
        mail.ReplyTo.FirstOrDefault(a =>
            AddressText.Read(AddressKind.Email, a.Address) is not null && !own.Has(a.Address)
        );

    // A mail without a usable From still has somebody behind it: the envelope names them.
    // Whatever they are, the mail is filed: an address that nobody could write to must not keep it out.
    private static MailAddress Behind(MailMessage mail, MailEnvelope envelope)
    {
        var told = mail.From.Count > 0 ? mail.From[0].ToString() : "";
        return new[] { mail.Sender }
                .Concat(mail.ReplyTo)
                .Append(new MailAddress(told, envelope.MailFrom ?? ""))
                .OfType<MailAddress>()
                .FirstOrDefault(a => AddressText.Read(AddressKind.Email, a.Address) is not null)
            ?? new MailAddress(told, "unknown@invalid");
    }
}
