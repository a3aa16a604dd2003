using System.Text;
using System.Text.Json;
using Charter.Desk.Mailboxes;
using NodaTime;
using NodaTime.Text;
using static Charter.Channels.Email.Webhooks.WebhookReading;

namespace Charter.Channels.Email.Webhooks;

/// <summary>
/// Amazon SES through an SNS topic: the notification of a receipt rule's SNS action with the mail in <c>content</c>. Each
/// message is signed as a whole, so that who sends it again brings the same mail, which is filed once.
/// </summary>
public sealed class AmazonSesWebhook(SnsService service) : IMailWebhook
{
    public const string NoTopic = "Give the topic's ARN in the mailbox's settings.";
    public const string OtherTopic = "The message is of another topic than the one in the settings.";
    public const string NotSigned = "The message is not signed by Amazon.";
    public const string Bare =
        "The message came without Amazon's signature: turn raw message delivery off at the subscription.";
    public const string TooOld = "The message is too old, or this computer's clock is wrong.";
    public const string NotReached = "Amazon's notification service can't be reached from here.";
    public const string InStore =
        "The mail itself was not sent: the rule keeps it in S3, which the desk does not read. Add an SNS action that publishes the mail, with Base64 as its encoding.";
    public const string Unsubscribed = "The topic's subscription was ended at Amazon. Subscribe the address again.";
    public const string BadAddress = "The message asks for a confirmation somewhere else than at Amazon.";

    // By HTTP it is tried for an hour at most; a person may bring it again from a dead-letter queue a while later.
    private static readonly Duration Past = Duration.FromDays(14);
    private static readonly Duration Ahead = Duration.FromMinutes(5);

    public MailVendor Vendor => MailVendor.Ses;

    public async Task<WebhookReading> ReadAsync(
        WebhookPost post,
        WebhookKeys keys,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(post);
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.TopicArn.Length == 0)
        {
            return new Refused(WebhookRefusal.Later, NoTopic);
        }

        if (post.Header("x-amz-sns-rawdelivery").Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            return new Refused(WebhookRefusal.NotProven, Bare);
        }

        try
        {
            var message = SnsMessage.Read(post.Body);
            return await CheckAsync(message, keys.TopicArn, now, cancellationToken) is { } refused
                ? refused
                : await ReadAsync(message, cancellationToken);
        }
        catch (Exception e) when (JsonText.IsFault(e))
        {
            return new Refused(WebhookRefusal.Never, WebhookWords.NotReadable);
        }
        catch (Exception e)
            when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new Refused(WebhookRefusal.Later, NotReached);
        }
    }

    private async Task<Refused?> CheckAsync(
        SnsMessage message,
        string topicArn,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (message.TopicArn != topicArn)
        {
            return new Refused(WebhookRefusal.NotProven, OtherTopic);
        }

        if (!await service.IsSignedAsync(message, now, cancellationToken))
        {
            return new Refused(WebhookRefusal.NotProven, NotSigned);
        }

        return
            InstantPattern.ExtendedIso.Parse(message.Timestamp) is not { Success: true, Value: var sent }
            || now - sent > Past
            || sent - now > Ahead
            ? new Refused(WebhookRefusal.NotProven, TooOld)
            : null;
    }

    private async Task<WebhookReading> ReadAsync(SnsMessage message, CancellationToken cancellationToken) =>
        message.Type switch
        {
            SnsMessage.Notification => ReadMail(message.Said),
            SnsMessage.SubscriptionConfirmation => await service.ConfirmAsync(message, cancellationToken)
                ? new NoMail()
                : new Refused(WebhookRefusal.Never, BadAddress),
            SnsMessage.UnsubscribeConfirmation => new NoMail(Unsubscribed),
            _ => new Refused(WebhookRefusal.Never, WebhookWords.NotReadable),
        };

    private static WebhookReading ReadMail(string text)
    {
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        if (JsonText.Of(root, "notificationType") != "Received")
        {
            // Amazon sends one of its own when a rule is set up; there is no mail in it.
            return new NoMail();
        }

        var receipt = JsonText.Member(root, "receipt");
        if (JsonText.Of(root, "content") is not { Length: > 0 } content)
        {
            return new Refused(WebhookRefusal.Never, InStore);
        }

        var encoding = JsonText.Of(JsonText.Member(receipt, "action"), "encoding") ?? "";
        var raw = encoding.Equals("BASE64", StringComparison.OrdinalIgnoreCase)
            ? FromBase64(content)
            : Encoding.UTF8.GetBytes(content);
        if (raw is null)
        {
            return new Refused(WebhookRefusal.Never, WebhookWords.NotReadable);
        }

        var verdict = JsonText.Of(JsonText.Member(receipt, "spamVerdict"), "status");
        return new Brought(
            raw,
            JsonText.Of(JsonText.Member(root, "mail"), "source"),
            JsonText.ListOf(receipt, "recipients")
        )
        {
            IsJunk = verdict == "FAIL",
        };
    }

    private static byte[]? FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }
}
