using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Charter.Channels.Email.Webhooks;
using Charter.Desk.Staff;
using Charter.Server.Tests.Api;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Mailboxes;

/// <summary>SendGrid's Inbound Parse brings raw mail: signed over the whole body where a security policy is attached, by the key in the address alone where none is.</summary>
public sealed class SendGridWebhookTests(WebhookDesk desk) : IClassFixture<WebhookDesk>, IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task A_signed_post_is_filed_and_an_altered_or_old_one_is_not()
    {
        var mailbox = await desk.MakeAsync("sendgrid", vendorPublicKey: PublicKey());
        var body = Body(mailbox, "Signed by SendGrid");
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var altered = Encoding.Latin1.GetBytes(
            Encoding.Latin1.GetString(body).Replace("zerrissen", "verrissen", StringComparison.Ordinal)
        );

        await PostAsync(mailbox, altered, HttpStatusCode.Unauthorized, Signed(now, body));
        await PostAsync(mailbox, body, HttpStatusCode.Unauthorized, Signed(now - (5 * 24 * 3600), body));
        await PostAsync(mailbox, body, HttpStatusCode.Unauthorized);
        await PostAsync(
            mailbox,
            body,
            HttpStatusCode.Unauthorized,
            [(SendGridWebhook.SignatureHeader, "not base 64"), (SendGridWebhook.TimeHeader, $"{now}")]
        );
        await PostAsync(mailbox, body, HttpStatusCode.OK, Signed(now, body));
        await PostAsync(mailbox, body, HttpStatusCode.OK, Signed(now, body));

        (await desk.TicketsAsync("Signed by SendGrid")).ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_policy_the_key_in_the_address_or_as_a_password_is_the_proof()
    {
        var mailbox = await desk.MakeAsync("sendgrid");
        var path = $"/api/v1/intake/mail/{mailbox.Id}";
        (string, string) Password(string key) =>
            ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"charter:{key}")));

        await PostAsync(mailbox, Body(mailbox, "By the address"), HttpStatusCode.OK);
        using var good = Content(Body(mailbox, "By a password"));
        await desk.PostAsync(path, good, HttpStatusCode.OK, Password(mailbox.Key));
        using var bad = Content(Body(mailbox, "By a wrong password"));
        await desk.PostAsync(path, bad, HttpStatusCode.Unauthorized, Password("guessed"));

        (await desk.TicketsAsync("By the address")).ShouldBe(1);
        (await desk.TicketsAsync("By a password")).ShouldBe(1);
        (await desk.TicketsAsync("By a wrong password")).ShouldBe(0);
    }

    [Fact]
    public async Task A_mail_that_was_taken_apart_waits_until_somebody_asks_for_the_raw_one()
    {
        var mailbox = await desk.MakeAsync("sendgrid");
        using var form = new MultipartFormDataContent("xYzZY") { { new StringContent("Hello"), "text" } };

        var said = await desk.PostAsync(mailbox.Path, form, HttpStatusCode.ServiceUnavailable);

        said.ShouldContain("raw, full MIME message");
        (await desk.StateAsync(mailbox)).Refused.ShouldBe(SendGridWebhook.NotRaw);
    }

    [Fact]
    public async Task A_key_that_is_none_is_not_kept()
    {
        using var root = await desk.WithTokenAsync(Permissions.EditSettings);
        var settings = new
        {
            name = "a",
            address = "wrong-key@desk.example",
            protocol = "http",
            vendor = "sendgrid",
            vendorPublicKey = "MFkw",
        };

        var refused = await root.PostAsync("/mailboxes", new { settings }, HttpStatusCode.UnprocessableEntity);

        refused!["errors"]!["vendorPublicKey"].ShouldNotBeNull();
    }

    private string PublicKey() => Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

    private (string, string)[] Signed(long seconds, byte[] body)
    {
        var time = seconds.ToString(CultureInfo.InvariantCulture);
        var signature = _key.SignData(
            [.. Encoding.UTF8.GetBytes(time), .. body],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return
        [
            (SendGridWebhook.SignatureHeader, Convert.ToBase64String(signature)),
            (SendGridWebhook.TimeHeader, time),
        ];
    }

    private static byte[] Body(WebhookMailbox mailbox, string subject) =>
        [
            .. Encoding.UTF8.GetBytes(
                $"--xYzZY\r\nContent-Disposition: form-data; name=\"envelope\"\r\n\r\n{{\"to\":[\"{mailbox.Address}\"],\"from\":\"nils@sea.example\"}}\r\n--xYzZY\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\n"
            ),
            .. WebhookDesk.Mail(mailbox.Address, subject),
            .. "\r\n--xYzZY\r\nContent-Disposition: form-data; name=\"spam_report\"\r\n\r\n\r\n--xYzZY--\r\n"u8,
        ];

    private static ByteArrayContent Content(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=xYzZY");
        return content;
    }

    private async Task PostAsync(
        WebhookMailbox mailbox,
        byte[] body,
        HttpStatusCode expected,
        params (string, string)[] headers
    )
    {
        using var content = Content(body);
        await desk.PostAsync(mailbox.Path, content, expected, headers);
    }
}
