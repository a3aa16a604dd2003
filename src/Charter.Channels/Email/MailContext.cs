using Charter.Desk.Conversations;
using Charter.Mail.Automatic;
using Charter.Mail.Mime;

namespace Charter.Channels.Email;

/// <summary>A mail with all that is known of it before it is filed.</summary>
internal sealed record MailContext(
    MailMessage Mail,
    MailEnvelope Envelope,
    OwnAddresses Own,
    MailAuthorship Written,
    SenderCheck Check,
    AutomaticVerdict Verdict,
    string FileHash
)
{
    public string[] Recipients() => [.. Envelope.Recipients, .. Mail.To.Concat(Mail.Cc).Select(a => a.Address)];

    /// <summary>People whom it also went to. What it was delivered to is ours.</summary>
    public IReadOnlyList<NamedAddress> CopiedTo()
    {
        var ours = Envelope.Recipients.Select(ReplyAddress.Base).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Mail
                .To.Concat(Mail.Cc)
                .Where(a => a.IsUsable && !Own.Has(a.Address) && !ours.Contains(ReplyAddress.Base(a.Address)))
                .Select(a => new NamedAddress(a.Address, a.Name)),
        ];
    }
}
