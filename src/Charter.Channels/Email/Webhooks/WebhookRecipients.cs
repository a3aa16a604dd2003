using Charter.Mail.Mime;

namespace Charter.Channels.Email.Webhooks;

/// <summary>Whether what a provider brings is for the desk. A provider that takes every address of a domain brings everything.</summary>
public static class WebhookRecipients
{
    // A mail that is forwarded to the provider's own address was for whoever stands here.
    private static readonly string[] Named =
    [
        "To",
        "Cc",
        "Delivered-To",
        "Envelope-To",
        "X-Original-To",
        "X-Forwarded-To",
        "X-Forwarded-For",
        "Resent-To",
    ];

    /// <summary>
    /// Whether an address of ours is among the recipients that the provider names, or, where those are only the provider's
    /// own, stands in the mail. A provider that names nobody is believed.
    /// </summary>
    public static async Task<bool> AreOursAsync(
        WebhookReading.Brought mail,
        EmailAddresses addresses,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(addresses);
        if (mail.Recipients.Count == 0)
        {
            return true;
        }

        foreach (var recipient in mail.Recipients)
        {
            if (await addresses.TakesAsync(recipient, cancellationToken))
            {
                return true;
            }
        }

        var own = await addresses.ReadAsync(cancellationToken);
        return IsNamed(mail.Raw, own);
    }

    // A fault of ours in one mail must not hold it back.
    private static bool IsNamed(ReadOnlyMemory<byte> raw, OwnAddresses own)
    {
        try
        {
            var mail = MailReader.Read(raw);
            return Named.SelectMany(mail.Addresses).Any(a => a.IsUsable && own.Has(a.Address));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return true;
        }
    }
}
