using System.Text;
using System.Text.Json;
using Charter.Desk.Mailboxes;
using NodaTime;
using static Charter.Channels.Email.Webhooks.WebhookReading;

namespace Charter.Channels.Email.Webhooks;

/// <summary>
/// Postmark's inbound webhook: JSON with the mail as it came in <c>RawEmail</c>, where that is turned on, or with its fields,
/// from which the mail is put together again. Postmark signs nothing; the key in the address is the proof.
/// </summary>
public sealed class PostmarkWebhook : IMailWebhook
{
    public MailVendor Vendor => MailVendor.Postmark;

    public Task<WebhookReading> ReadAsync(
        WebhookPost post,
        WebhookKeys keys,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(post);
        ArgumentNullException.ThrowIfNull(keys);
        return Task.FromResult(Read(post));
    }

    private static WebhookReading Read(WebhookPost post)
    {
        try
        {
            using var json = JsonDocument.Parse(post.Body);
            var root = json.RootElement;
            var raw = JsonText.Of(root, "RawEmail") is { Length: > 0 } whole
                ? Encoding.UTF8.GetBytes(whole)
                : RebuiltMail.Of(root);
            if (raw is null)
            {
                return new Refused(WebhookRefusal.Never, WebhookWords.NotReadable);
            }

            string[] recipients = JsonText.Of(root, "OriginalRecipient") is { Length: > 0 } to ? [to] : [];
            return new Brought(raw, SenderIn(root), recipients);
        }
        catch (Exception e) when (JsonText.IsFault(e))
        {
            return new Refused(WebhookRefusal.Never, WebhookWords.NotReadable);
        }
    }

    // The envelope's sender stands among the header fields only; the null sender there is a real one.
    private static string? SenderIn(JsonElement root) =>
        JsonText
            .Elements(root, "Headers")
            .Where(h => "Return-Path".Equals(JsonText.Of(h, "Name"), StringComparison.OrdinalIgnoreCase))
            .Select(h => JsonText.Of(h, "Value")?.Trim().Trim('<', '>'))
            .FirstOrDefault();
}
