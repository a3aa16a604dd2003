using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Charter.Channels.Email.Webhooks;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Server.Mailboxes;
using Charter.Server.Tests.Api;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Mailboxes;

/// <summary>A Mailgun route brings raw mail: signed, each signature for one mail, and what can't be taken is told in the way that Mailgun hears.</summary>
public sealed class MailgunWebhookTests(WebhookDesk desk) : IClassFixture<WebhookDesk>
{
    private const string SigningKey = "key-0123456789abcdef";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_signed_mail_is_filed_byte_for_byte_and_brought_again_it_is_filed_once(bool isMultipart)
    {
        var mailbox = await desk.MakeAsync("mailgun", SigningKey);
        var subject = $"The sail is torn {isMultipart}";
        var mail = WebhookDesk.Mail(mailbox.Address, subject);
        var fields = Fields(mailbox, mail);

        (await desk.PostAsync(mailbox.Path, Form(fields, isMultipart), HttpStatusCode.OK)).ShouldContain("filed");
        (await desk.PostAsync(mailbox.Path, Form(fields, isMultipart), HttpStatusCode.OK)).ShouldContain("filed");

        mailbox.Path.ShouldEndWith("/mime");
        (await desk.TicketsAsync(subject)).ShouldBe(1);
        await using var db = desk.App.Services.GetRequiredService<IReadGate>().Open();
        var text = await db.Messages.Where(m => m.Subject == subject).Select(m => m.Text).FirstAsync();
        text.ShouldContain("schöne Grüße");
        (await desk.StateAsync(mailbox)).LastTakenAt.ShouldNotBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task A_signature_that_was_used_brings_no_other_mail(DatabaseKind kind)
    {
        var own = new WebhookDesk(kind);
        await using var ending = own;
        await own.InitializeAsync();
        var mailbox = await own.MakeAsync("mailgun", SigningKey);
        var fields = Fields(mailbox, WebhookDesk.Mail(mailbox.Address, "The first one"));
        await own.PostAsync(mailbox.Path, Form(fields, true), HttpStatusCode.OK);

        fields["body-mime"] = WebhookDesk.Mail(mailbox.Address, "Slipped in");
        var said = await own.PostAsync(mailbox.Path, Form(fields, true), HttpStatusCode.Unauthorized);

        said.ShouldContain("used for another mail");
        (await own.TicketsAsync("Slipped in")).ShouldBe(0);
        (await own.StateAsync(mailbox)).Refused.ShouldBe("This signature was used for another mail already.");
    }

    [Fact]
    public async Task What_is_not_signed_or_signed_too_long_ago_is_not_taken()
    {
        var mailbox = await desk.MakeAsync("mailgun", SigningKey);
        var mail = WebhookDesk.Mail(mailbox.Address, "Never taken");
        var good = Fields(mailbox, mail);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        Dictionary<string, byte[]>[] wrong =
        [
            Without(good, "signature"),
            Without(good, "token"),
            Without(good, "timestamp"),
            With(good, "signature", new string('0', 64)),
            With(good, "signature", "zz"),
            With(good, "token", new string('a', 50)),
            Fields(mailbox, mail, key: "another key"),
            Fields(mailbox, mail, at: now - (10 * 3600)),
            Fields(mailbox, mail, at: now + 600),
        ];

        foreach (var fields in wrong)
        {
            await desk.PostAsync(mailbox.Path, Form(fields, true), HttpStatusCode.Unauthorized);
        }

        (await desk.TicketsAsync("Never taken")).ShouldBe(0);
        (await desk.StateAsync(mailbox)).Refused.ShouldBe(MailgunWebhook.TooOld);
    }

    [Fact]
    public async Task Without_the_key_in_the_address_nothing_is_read()
    {
        var mailbox = await desk.MakeAsync("mailgun", SigningKey);
        var fields = Fields(mailbox, WebhookDesk.Mail(mailbox.Address, "Without a key"));
        string[] paths =
        [
            $"/api/v1/intake/mail/{mailbox.Id}/mime",
            $"/api/v1/intake/mail/{mailbox.Id}/cik_wrong/mime",
            $"/api/v1/intake/mail/999999999/{mailbox.Key}/mime",
        ];

        foreach (var path in paths)
        {
            await desk.PostAsync(path, Form(fields, true), HttpStatusCode.Unauthorized);
        }

        (await desk.TicketsAsync("Without a key")).ShouldBe(0);
        (await desk.StateAsync(mailbox)).Refused.ShouldBe(MailWebhookApi.WrongKey);
    }

    [Fact]
    public async Task What_a_person_can_mend_is_tried_again_and_what_can_never_be_taken_is_not()
    {
        var unsigned = await desk.MakeAsync("mailgun");
        var mailbox = await desk.MakeAsync("mailgun", SigningKey);
        var mail = WebhookDesk.Mail(mailbox.Address, "Waits");
        var fields = Fields(mailbox, mail);

        await desk.PostAsync(unsigned.Path, Form(fields, true), HttpStatusCode.ServiceUnavailable);
        var taken = await desk.PostAsync(
            mailbox.Path,
            Form(Without(fields, "body-mime"), true),
            HttpStatusCode.ServiceUnavailable
        );
        using var garbage = new StringContent("{}", Encoding.UTF8, "application/json");
        await desk.PostAsync(mailbox.Path, garbage, HttpStatusCode.NotAcceptable);
        using var root = await desk.WithTokenAsync(Permissions.EditSettings);
        await root.SendAsync(HttpMethod.Post, $"/mailboxes/{mailbox.Id}/pause", null, HttpStatusCode.NoContent);
        await desk.PostAsync(mailbox.Path, Form(fields, true), HttpStatusCode.ServiceUnavailable);
        await root.SendAsync(HttpMethod.Post, $"/mailboxes/{mailbox.Id}/resume", null, HttpStatusCode.NoContent);
        await desk.PostAsync(mailbox.Path, Form(fields, true), HttpStatusCode.OK);

        taken.ShouldContain("/mime");
        (await desk.TicketsAsync("Waits")).ShouldBe(1);
    }

    [Fact]
    public async Task A_mail_to_an_address_that_is_not_the_desks_is_kept_apart_and_one_to_another_mailbox_goes_there()
    {
        var mailbox = await desk.MakeAsync("mailgun", SigningKey);
        var other = await desk.MakeAsync("mailgun", SigningKey);
        var stranger = Fields(mailbox, WebhookDesk.Mail("anybody@elsewhere.example", "For nobody here"));
        stranger["recipient"] = Encoding.UTF8.GetBytes("anybody@elsewhere.example");
        var forwarded = Fields(mailbox, WebhookDesk.Mail(mailbox.Address, "Forwarded to the provider"));
        forwarded["recipient"] = Encoding.UTF8.GetBytes("in@mg.provider.example");
        var crossed = Fields(mailbox, WebhookDesk.Mail("undisclosed", "For the other one"));
        crossed["recipient"] = Encoding.UTF8.GetBytes(other.Address);

        (await desk.PostAsync(mailbox.Path, Form(stranger, true), HttpStatusCode.OK)).ShouldContain("quarantined");
        (await desk.PostAsync(mailbox.Path, Form(forwarded, true), HttpStatusCode.OK)).ShouldContain("filed");
        (await desk.PostAsync(mailbox.Path, Form(crossed, true), HttpStatusCode.OK)).ShouldContain("filed");
        (await desk.TicketsAsync("For nobody here")).ShouldBe(0);
    }

    private static Dictionary<string, byte[]> Fields(
        WebhookMailbox mailbox,
        byte[] mail,
        string key = SigningKey,
        long? at = null
    )
    {
        var seconds = at ?? TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var timestamp = seconds.ToString(CultureInfo.InvariantCulture);
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(25));
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(timestamp + token));
        return new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["recipient"] = Encoding.UTF8.GetBytes(mailbox.Address),
            ["sender"] = "nils@sea.example"u8.ToArray(),
            ["timestamp"] = Encoding.UTF8.GetBytes(timestamp),
            ["token"] = Encoding.UTF8.GetBytes(token),
            ["signature"] = Encoding.UTF8.GetBytes(Convert.ToHexStringLower(signature)),
            ["body-mime"] = mail,
        };
    }

    private static Dictionary<string, byte[]> Without(Dictionary<string, byte[]> fields, string name) =>
        fields.Where(f => f.Key != name).ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, byte[]> With(Dictionary<string, byte[]> fields, string name, string value) =>
        new(fields, StringComparer.Ordinal) { [name] = Encoding.UTF8.GetBytes(value) };

    private static HttpContent Form(Dictionary<string, byte[]> fields, bool isMultipart)
    {
        if (isMultipart)
        {
            var form = new MultipartFormDataContent("----WebKit0a1b2c");
            foreach (var (name, value) in fields)
            {
                form.Add(new ByteArrayContent(value), name);
            }

            return form;
        }

        // As Python's urlencode writes bytes.
        var body = string.Join(
            '&',
            fields.Select(f =>
                $"{f.Key}={string.Concat(f.Value.Select(b => char.IsAsciiLetterOrDigit((char)b) ? $"{(char)b}" : b == ' ' ? "+" : $"%{b:X2}"))}"
            )
        );
        return new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded");
    }
}
