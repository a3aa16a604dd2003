using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Mailboxes;

/// <summary>Postmark's inbound webhook brings the mail as it came, or its fields, from which it is put together again.</summary>
public sealed class PostmarkWebhookTests(WebhookDesk desk) : IClassFixture<WebhookDesk>
{
    [Fact]
    public async Task The_raw_mail_is_taken_where_it_is_sent()
    {
        var mailbox = await desk.MakeAsync("postmark");
        var json = new JsonObject
        {
            ["From"] = "other@sea.example",
            ["Subject"] = "Not this one",
            ["OriginalRecipient"] = mailbox.Address,
            ["RawEmail"] = Encoding.Latin1.GetString(WebhookDesk.Mail(mailbox.Address, "The raw one")),
        };

        await PostAsync(mailbox, json, HttpStatusCode.OK);

        (await desk.TicketsAsync("The raw one")).ShouldBe(1);
        (await desk.TicketsAsync("Not this one")).ShouldBe(0);
    }

    [Fact]
    public async Task Fields_become_the_mail_again_with_its_files_and_the_same_mail_when_they_come_twice()
    {
        var mailbox = await desk.MakeAsync("postmark");
        var json = Fields(mailbox, "Grüße, \"quoted\"\r\nBcc: evil@sea.example");

        await PostAsync(mailbox, json, HttpStatusCode.OK);
        await PostAsync(mailbox, json, HttpStatusCode.OK);

        await using var db = desk.App.Services.GetRequiredService<IReadGate>().Open();
        var message = await db.Messages.SingleAsync(m => m.ExternalId == "abc.1@sea.example");
        message.Subject.ShouldStartWith("Grüße, \"quoted\"");
        message.Text.ShouldContain("Das Segel");
        message.FromAddress.ShouldBe("nils@sea.example");
        (await db.Attachments.SingleAsync(a => a.MessageId == message.Id)).Name.ShouldBe("Segel, groß.txt");
    }

    [Fact]
    public async Task What_is_no_mail_is_never_sent_again()
    {
        var mailbox = await desk.MakeAsync("postmark");
        foreach (var body in (string[])["", "{", "[]", "{\"From\":1}", "{\"From\":\"\\ud800\"}", "null"])
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            await desk.PostAsync(mailbox.Path, content, HttpStatusCode.Forbidden);
        }
    }

    private static JsonObject Fields(WebhookMailbox mailbox, string subject) =>
        new()
        {
            ["FromFull"] = new JsonObject { ["Email"] = "nils@sea.example", ["Name"] = "Holm, Nils \"N\"" },
            ["ToFull"] = new JsonArray(new JsonObject { ["Email"] = mailbox.Address, ["Name"] = "" }),
            ["OriginalRecipient"] = mailbox.Address,
            ["Subject"] = subject,
            ["MessageID"] = "73e6d360-66eb-11e1-8e72-a8904824019b",
            ["Date"] = "Fri, 1 Aug 2025 16:45:32 -0400",
            ["TextBody"] = "Das Segel ist zerrissen.",
            ["HtmlBody"] = "<p>Das Segel ist zerrissen.</p>",
            ["Headers"] = new JsonArray(
                new JsonObject { ["Name"] = "Message-ID", ["Value"] = "<abc.1@sea.example>" },
                new JsonObject { ["Name"] = "Content-Type", ["Value"] = "text/evil" },
                new JsonObject { ["Name"] = "X-Odd", ["Value"] = "a\r\nBcc: b@sea.example" }
            ),
            ["Attachments"] = new JsonArray(
                new JsonObject
                {
                    ["Name"] = "Segel, groß.txt",
                    ["Content"] = Convert.ToBase64String("torn"u8),
                    ["ContentType"] = "text/plain; charset=utf-8",
                    ["ContentLength"] = 4,
                }
            ),
        };

    private async Task PostAsync(WebhookMailbox mailbox, JsonObject json, HttpStatusCode expected)
    {
        using var content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json");
        await desk.PostAsync(mailbox.Path, content, expected);
    }
}
