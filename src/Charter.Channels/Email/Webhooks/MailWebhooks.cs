using Charter.Desk.Mailboxes;

namespace Charter.Channels.Email.Webhooks;

/// <summary>The mail providers whose own formats are read, by name.</summary>
public sealed class MailWebhooks(SnsService service)
{
    private readonly IMailWebhook[] _all =
    [
        new MailgunWebhook(),
        new SendGridWebhook(),
        new PostmarkWebhook(),
        new AmazonSesWebhook(service),
    ];

    /// <summary>The one of a provider; <c>null</c> for a program that signs in our own way.</summary>
    public IMailWebhook? Of(MailVendor vendor) => Array.Find(_all, webhook => webhook.Vendor == vendor);
}
