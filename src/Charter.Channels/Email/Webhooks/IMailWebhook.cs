using Charter.Desk.Mailboxes;
using NodaTime;

namespace Charter.Channels.Email.Webhooks;

/// <summary>One mail provider's way of bringing a mail by HTTP: its format, and its proof that it comes from there.</summary>
public interface IMailWebhook
{
    /// <summary>Whose it is.</summary>
    MailVendor Vendor { get; }

    /// <summary>Reads what was posted. Whatever it holds, it becomes an answer and never an exception.</summary>
    /// <param name="post">What was posted.</param>
    /// <param name="keys">What the mailbox knows of the provider.</param>
    /// <param name="now">The instant of the request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<WebhookReading> ReadAsync(
        WebhookPost post,
        WebhookKeys keys,
        Instant now,
        CancellationToken cancellationToken
    );
}
