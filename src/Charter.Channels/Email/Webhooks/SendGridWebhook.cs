using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Charter.Desk.Mailboxes;
using NodaTime;
using static Charter.Channels.Email.Webhooks.WebhookReading;

namespace Charter.Channels.Email.Webhooks;

/// <summary>
/// SendGrid's Inbound Parse with the raw mail: a form with <c>email</c> and <c>envelope</c>. Where a security policy signs
/// it, the signature (ECDSA over P-256) covers the time and the whole body, so that who sends it again brings the same mail,
/// which is filed once. SendGrid tries for three days.
/// </summary>
public sealed class SendGridWebhook : IMailWebhook
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimeHeader = "X-Twilio-Email-Event-Webhook-Timestamp";
    public const string NotSigned =
        "The signature is missing or not made with the public key in the settings. Attach the security policy to the host at SendGrid, or take the key out here.";
    public const string TooOld = "The signature is too old, or this computer's clock is wrong.";
    public const string NotRaw =
        "SendGrid took the mail apart. Tick “POST the raw, full MIME message” at the host in its Inbound Parse settings.";

    private static readonly Duration Past = Duration.FromDays(4);
    private static readonly Duration Ahead = Duration.FromMinutes(5);

    public MailVendor Vendor => MailVendor.Sendgrid;

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
        if (keys.PublicKey.Length > 0)
        {
            var time = post.Header(TimeHeader);
            if (!IsSigned(post, keys.PublicKey, time))
            {
                return new Refused(WebhookRefusal.NotProven, NotSigned);
            }

            if (SignedTime.Of(time) is not { } signed || now - signed > Past || signed - now > Ahead)
            {
                return new Refused(WebhookRefusal.NotProven, TooOld);
            }
        }

        if (FormBody.Read(post.ContentType, post.Body) is not { } form)
        {
            return new Refused(WebhookRefusal.Never, WebhookWords.NotReadable);
        }

        if (FormBody.Bytes(form, "email") is not { Length: > 0 } mail)
        {
            return new Refused(WebhookRefusal.Later, NotRaw);
        }

        var (from, to) = Envelope(FormBody.Bytes(form, "envelope") ?? default);
        return new Brought(mail, from, to);
    }

    private static bool IsSigned(WebhookPost post, string publicKey, string time)
    {
        try
        {
            var signature = Convert.FromBase64String(post.Header(SignatureHeader));
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes(time));
            hash.AppendData(post.Body.Span);
            return key.VerifyHash(hash.GetHashAndReset(), signature, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }

    // The envelope only says more about the mail: without a good one the mail itself says whom it is for.
    private static (string? From, IReadOnlyList<string> To) Envelope(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var read = JsonDocument.Parse(json);
            return (JsonText.Of(read.RootElement, "from"), JsonText.ListOf(read.RootElement, "to"));
        }
        catch (Exception e) when (JsonText.IsFault(e))
        {
            return (null, []);
        }
    }
}
