using System.Security.Cryptography;
using System.Text;
using Charter.Desk.Mailboxes;
using NodaTime;
using static Charter.Channels.Email.Webhooks.WebhookReading;

namespace Charter.Channels.Email.Webhooks;

/// <summary>
/// Mailgun's routes, as raw MIME: a form with <c>body-mime</c>, the envelope, and the HMAC-SHA256 of <c>timestamp</c> and
/// <c>token</c> under the HTTP webhook signing key. That signature does not cover the mail, so that it is good for one mail
/// only. Mailgun tries for eight hours, and may do so with the first signature.
/// </summary>
public sealed class MailgunWebhook : IMailWebhook
{
    public const string NoKey = "Give Mailgun's HTTP webhook signing key in the mailbox's settings.";
    public const string NotSigned = "The signature is missing or not made under the signing key in the settings.";
    public const string TooOld = "The signature is too old, or this computer's clock is wrong.";
    public const string NotRaw =
        "Mailgun did not send the mail itself: let the route forward to the address as it is shown here, which ends in /mime.";

    private static readonly Duration Past = Duration.FromHours(9);
    private static readonly Duration Ahead = Duration.FromMinutes(5);

    public MailVendor Vendor => MailVendor.Mailgun;

    public Task<WebhookReading> ReadAsync(
        WebhookPost post,
        WebhookKeys keys,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(post);
        ArgumentNullException.ThrowIfNull(keys);
        return Task.FromResult(Read(post, keys, now));
    }

    private static WebhookReading Read(WebhookPost post, WebhookKeys keys, Instant now)
    {
        if (keys.Secret.Length == 0)
        {
            return new Refused(WebhookRefusal.Later, NoKey);
        }

        if (FormBody.Read(post.ContentType, post.Body) is not { } form)
        {
            return new Refused(WebhookRefusal.Never, WebhookWords.NotReadable);
        }

        var timestamp = FormBody.Text(form, "timestamp") ?? "";
        var token = FormBody.Text(form, "token") ?? "";
        if (token.Length == 0 || !IsSigned(form, keys.Secret, timestamp, token))
        {
            return new Refused(WebhookRefusal.NotProven, NotSigned);
        }

        if (SignedTime.Of(timestamp) is not { } signed || now - signed > Past || signed - now > Ahead)
        {
            return new Refused(WebhookRefusal.NotProven, TooOld);
        }

        if (FormBody.Bytes(form, "body-mime") is not { Length: > 0 } mail)
        {
            return new Refused(WebhookRefusal.Later, NotRaw);
        }

        var recipients = (FormBody.Text(form, "recipient") ?? "").Split(
            ',',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        return new Brought(mail, FormBody.Text(form, "sender"), recipients)
        {
            Once = new OnceToken($"{timestamp}{token}", signed + Past),
        };
    }

    // A subaccount's mail is signed twice: under its own key, and under that of the account above it.
    private static bool IsSigned(IReadOnlyList<FormPart> form, string key, string timestamp, string token)
    {
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(timestamp + token));
        var isGood = false;
        foreach (var name in (string[])["signature", "parent-signature"])
        {
            var given = new byte[32];
            var text = FormBody.Text(form, name) ?? "";
            isGood |=
                text.Length == 64
                && Convert.FromHexString(text, given, out _, out _) == System.Buffers.OperationStatus.Done
                && CryptographicOperations.FixedTimeEquals(given, expected);
        }

        return isGood;
    }
}
