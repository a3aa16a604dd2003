using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Charter.Desk.Automation;
using Charter.Desk.Storage;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Mailboxes;

/// <summary>A mailbox can acknowledge what opens a ticket though the policy, which only promises an answer, does not.</summary>
public sealed class AlwaysAcknowledgedTests
{
    [Theory, OnBothDatabases]
    public async Task People_are_acknowledged_where_the_mailbox_says_so_and_machines_and_other_mailboxes_are_not(
        DatabaseKind kind
    )
    {
        await using var desk = new WebhookDesk(kind);
        await desk.InitializeAsync();
        var always = await desk.MakeAsync("postmark", alwaysAcknowledges: true);
        var usual = await desk.MakeAsync("postmark");

        await SendAsync(desk, always, "nils@sea.example", "Asks first");
        await SendAsync(desk, always, "robot@sea.example", "By a machine", "Auto-Submitted: auto-generated\r\n");
        await SendAsync(desk, usual, "anna@sea.example", "Asks elsewhere");

        (await LettersAsync(desk, "Asks first")).ShouldBe(1);
        (await LettersAsync(desk, "By a machine")).ShouldBe(0);
        (await LettersAsync(desk, "Asks elsewhere")).ShouldBe(0);
    }

    private static async Task<int> LettersAsync(WebhookDesk desk, string subject)
    {
        await using var db = desk.App.Services.GetRequiredService<IReadGate>().Open();
        var ticket = await db.Tickets.SingleAsync(t => t.Subject == subject);
        return await db.Messages.CountAsync(m => m.TicketId == ticket.Id && m.Letter == LetterNames.Acknowledgement);
    }

    private static async Task SendAsync(
        WebhookDesk desk,
        WebhookMailbox mailbox,
        string from,
        string subject,
        string more = ""
    )
    {
        var json = new JsonObject
        {
            ["OriginalRecipient"] = mailbox.Address,
            ["RawEmail"] =
                $"From: {from}\r\nTo: {mailbox.Address}\r\nSubject: {subject}\r\nMessage-ID: <{Guid.NewGuid():N}@sea.example>\r\n{more}\r\nHello.\r\n",
        };
        using var content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json");
        await desk.PostAsync(mailbox.Path, content, HttpStatusCode.OK);
    }
}
