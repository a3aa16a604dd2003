using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Charter.Channels.Email.Webhooks;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Mailboxes;

/// <summary>Amazon SES brings mail through a topic: signed by Amazon, of the topic in the settings only, and nothing is asked of any other host.</summary>
public sealed class AmazonSesWebhookTests(WebhookDesk desk) : IClassFixture<WebhookDesk>
{
    private const string Confirm =
        "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:eu-west-1:123456789012:help&Token=2336412f37";

    [Theory]
    [InlineData("1", "BASE64")]
    [InlineData("2", "BASE64")]
    [InlineData("2", "UTF8")]
    public async Task A_signed_notification_with_the_mail_is_filed_once(string version, string encoding)
    {
        var mailbox = await MakeAsync();
        var subject = $"Through Amazon {version} {encoding}";
        var message = desk.Sns.Notification(Received(mailbox, subject, encoding), version);

        await PostAsync(mailbox, message, HttpStatusCode.OK);
        await PostAsync(mailbox, message, HttpStatusCode.OK);

        (await desk.TicketsAsync(subject)).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_forged_altered_old_or_of_another_topic_is_not_taken()
    {
        var mailbox = await MakeAsync();
        using var forger = new SnsHost();
        var text = Received(mailbox, "Forged", "UTF8");
        var altered = desk.Sns.Notification(text);
        altered["Message"] = text.Replace("Forged", "Forged!", StringComparison.Ordinal);
        var otherTopic = desk.Sns.Notification(text);
        otherTopic["TopicArn"] = "arn:aws:sns:eu-west-1:999999999999:help";
        var old = desk.Sns.Notification(text);
        old["Timestamp"] = "2020-01-01T00:00:00.000Z";
        desk.Sns.Sign(old, "2", "Message", "MessageId", "Timestamp", "TopicArn", "Type");

        foreach (var message in (JsonObject[])[forger.Notification(text), altered, otherTopic, old])
        {
            await PostAsync(mailbox, message, HttpStatusCode.Unauthorized);
        }

        (await desk.TicketsAsync("Forged")).ShouldBe(0);
    }

    [Theory]
    [InlineData("https://sns.eu-west-1.amazonaws.com.evil.example/a.pem")]
    [InlineData("https://evil.example/sns.eu-west-1.amazonaws.com/a.pem")]
    [InlineData("https://sns.us-east-1.amazonaws.com/a.pem")]
    [InlineData("http://sns.eu-west-1.amazonaws.com/a.pem")]
    [InlineData("https://sns.eu-west-1.amazonaws.com:8443/a.pem")]
    [InlineData("https://user@sns.eu-west-1.amazonaws.com/a.pem")]
    [InlineData("https://sns.eu-west-1.amazonaws.com/a.pem?x=1")]
    [InlineData("https://169.254.169.254/latest/meta-data.pem")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task A_certificate_elsewhere_is_not_even_asked_for(string url)
    {
        var mailbox = await MakeAsync();
        var message = desk.Sns.Notification(Received(mailbox, "Elsewhere", "UTF8"));
        message["SigningCertURL"] = url;
        var asked = desk.Sns.Asked.Count;

        await PostAsync(mailbox, message, HttpStatusCode.Unauthorized);

        desk.Sns.Asked.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task A_certificate_that_is_not_the_services_proves_nothing()
    {
        await using var own = new WebhookDesk();
        await own.InitializeAsync();
        using var bucket = new SnsHost("bucket.s3.amazonaws.com");
        bucket.IsAway.ShouldBeFalse();
        var service = new SnsService(bucket);
        var webhook = new AmazonSesWebhook(service);
        var body = Encoding.UTF8.GetBytes(bucket.Notification("{}").ToJsonString());
        var post = new WebhookPost(
            "text/plain",
            System.Collections.Frozen.FrozenDictionary<string, string>.Empty,
            body
        );
        var now = NodaTime.Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

        var read = await webhook.ReadAsync(post, new("a@desk.example", "", "", SnsHost.Topic), now, default);

        read.ShouldBeOfType<WebhookReading.Refused>().Words.ShouldBe(AmazonSesWebhook.NotSigned);
        service.Dispose();
    }

    [Fact]
    public async Task A_subscription_is_confirmed_at_amazon_and_nowhere_else()
    {
        var mailbox = await MakeAsync();
        await PostAsync(mailbox, desk.Sns.Confirmation(Confirm), HttpStatusCode.NoContent);
        desk.Sns.Asked.ShouldContain(Confirm);

        string[] elsewhere =
        [
            "https://evil.example/?Action=ConfirmSubscription",
            "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription",
            "https://sns.eu-west-1.amazonaws.com/?Action=DeleteTopic",
            "http://127.0.0.1/?Action=ConfirmSubscription",
        ];
        foreach (var url in elsewhere)
        {
            await PostAsync(mailbox, desk.Sns.Confirmation(url), HttpStatusCode.UnprocessableEntity);
            desk.Sns.Asked.ShouldNotContain(url);
        }

        await PostAsync(mailbox, desk.Sns.Confirmation(Confirm, "UnsubscribeConfirmation"), HttpStatusCode.NoContent);
        (await desk.StateAsync(mailbox)).Refused.ShouldBe(AmazonSesWebhook.Unsubscribed);
    }

    [Fact]
    public async Task A_mail_that_lies_in_a_bucket_is_told_of_in_words()
    {
        var mailbox = await MakeAsync();
        var text =
            """{"notificationType":"Received","receipt":{"action":{"type":"S3","bucketName":"b","objectKey":"k"}},"mail":{}}""";

        var said = await PostAsync(mailbox, desk.Sns.Notification(text), HttpStatusCode.UnprocessableEntity);

        said.ShouldContain("S3");
        (await desk.StateAsync(mailbox)).Refused.ShouldBe(AmazonSesWebhook.InStore);
    }

    [Fact]
    public async Task While_amazon_cant_be_reached_the_mail_comes_again()
    {
        await using var own = new WebhookDesk();
        await own.InitializeAsync();
        var mailbox = await own.MakeAsync("ses", topicArn: SnsHost.Topic);
        var message = own.Sns.Notification(Received(mailbox, "Later", "UTF8"));
        own.Sns.IsAway = true;
        using (var first = Content(message))
        {
            await own.PostAsync(mailbox.Path, first, HttpStatusCode.ServiceUnavailable);
        }

        own.Sns.IsAway = false;
        using var again = Content(message);
        await own.PostAsync(mailbox.Path, again, HttpStatusCode.OK);

        (await own.TicketsAsync("Later")).ShouldBe(1);
    }

    private static string Received(WebhookMailbox mailbox, string subject, string encoding)
    {
        var mail = Encoding.ASCII.GetBytes(
            $"From: Nils <nils@sea.example>\r\nTo: {mailbox.Address}\r\nSubject: {subject}\r\nMessage-ID: <{Guid.NewGuid():N}@sea.example>\r\n\r\nHello.\r\n"
        );
        return new JsonObject
        {
            ["notificationType"] = "Received",
            ["receipt"] = new JsonObject
            {
                ["recipients"] = new JsonArray(mailbox.Address),
                ["spamVerdict"] = new JsonObject { ["status"] = "PASS" },
                ["action"] = new JsonObject { ["type"] = "SNS", ["encoding"] = encoding },
            },
            ["mail"] = new JsonObject { ["source"] = "nils@sea.example" },
            ["content"] = encoding == "BASE64" ? Convert.ToBase64String(mail) : Encoding.ASCII.GetString(mail),
        }.ToJsonString();
    }

    private Task<WebhookMailbox> MakeAsync() => desk.MakeAsync("ses", topicArn: SnsHost.Topic);

    private static StringContent Content(JsonObject message) =>
        new(message.ToJsonString(), Encoding.UTF8, "text/plain");

    private async Task<string> PostAsync(WebhookMailbox mailbox, JsonObject message, HttpStatusCode expected)
    {
        using var content = Content(message);
        return await desk.PostAsync(mailbox.Path, content, expected);
    }
}
