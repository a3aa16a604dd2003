using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Charter.Desk.Staff;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Api;

/// <summary>What another program can do with tickets.</summary>
public sealed class TicketLifeTests(ApiDesk desk) : IClassFixture<ApiDesk>
{
    [Fact]
    public async Task A_ticket_lives_its_whole_life_over_the_API()
    {
        using var ada = await desk.SignedInAsync(Role.Representative, desk.Service, desk.Repairs);
        var number = await ada.OpenTicketAsync();

        var readings = await ada.GetAsync($"/tickets/{number}/promises", HttpStatusCode.OK);
        var reading = readings!["readings"]![0]!;
        reading["commitment"]!["action"]!.GetValue<string>().ShouldBe("respond");
        var why = await ada.GetAsync($"/readings/{reading["id"]}", HttpStatusCode.OK);
        why!["sentence"]!["text"]!.GetValue<string>().ShouldBe("All emails will be answered within 24 hours.");

        await ada.PostAsync($"/tickets/{number}/assign", new { assigneeId = (long?)null }, HttpStatusCode.OK);
        await ada.PostAsync($"/tickets/{number}/notes", new { text = "Check the seal." }, HttpStatusCode.Created);
        await ada.PostAsync($"/tickets/{number}/hold", new { reason = "Parts" }, HttpStatusCode.OK);
        await ada.PostAsync($"/tickets/{number}/release", new { }, HttpStatusCode.OK);
        var sent = await ada.PostAsync(
            $"/tickets/{number}/messages",
            new { text = "We send you a new one.", then = "wait" },
            HttpStatusCode.Created
        );
        sent!["messageId"]!.GetValue<long>().ShouldBePositive();
        await ada.PostAsync($"/tickets/{number}/resume", new { }, HttpStatusCode.OK);
        var escalated = await ada.PostAsync(
            $"/tickets/{number}/escalations",
            new { level = 2, reason = "It leaks again" },
            HttpStatusCode.Created
        );
        await ada.SendAsync(
            HttpMethod.Put,
            $"/escalations/{escalated!["escalationId"]}/record",
            new { summary = "Sent twice.", nextSteps = "The manager calls." },
            HttpStatusCode.NoContent
        );
        await ada.PostAsync(
            $"/tickets/{number}/refer",
            new { departmentId = desk.Repairs, expectedOn = "2031-01-31" },
            HttpStatusCode.OK
        );
        var resolved = await ada.PostAsync(
            $"/tickets/{number}/resolve",
            new { reason = "New kettle" },
            HttpStatusCode.OK
        );
        resolved!["status"]!.GetValue<string>().ShouldBe("resolved");
        await ada.PostAsync($"/tickets/{number}/reopen", new { }, HttpStatusCode.OK);
        await ada.PostAsync($"/tickets/{number}/close", new { }, HttpStatusCode.OK);

        var messages = await ada.GetAsync($"/tickets/{number}/messages", HttpStatusCode.OK);
        messages!["messages"]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(3);
        var history = await ada.GetAsync($"/tickets/{number}/history", HttpStatusCode.OK);
        var kinds = history!.AsArray().Select(e => e!["kind"]!.GetValue<string>()).ToList();
        kinds.ShouldContain("ticket.escalated");
        kinds.ShouldContain("escalation.recorded");
        kinds.ShouldContain("ticket.closed");
    }

    [Fact]
    public async Task The_same_request_sent_twice_is_done_once_and_answered_the_same()
    {
        using var client = await desk.WithTokenAsync(
            Permissions.OpenTickets | Permissions.ReadAllTickets | Permissions.ReadTickets | Permissions.WorkTickets
        );
        var number = await client.OpenTicketAsync("Sent twice");

        var first = await client.PostAsync(
            $"/tickets/{number}/notes",
            new { text = "Once" },
            HttpStatusCode.Created,
            "k1"
        );
        var again = await client.PostAsync(
            $"/tickets/{number}/notes",
            new { text = "Once" },
            HttpStatusCode.Created,
            "k1"
        );

        again!["messageId"]!.GetValue<long>().ShouldBe(first!["messageId"]!.GetValue<long>());
        var messages = await client.GetAsync($"/tickets/{number}/messages", HttpStatusCode.OK);
        messages!["messages"]!.AsArray().Count(m => m!["text"]!.GetValue<string>() == "Once").ShouldBe(1);
    }

    [Fact]
    public async Task A_key_used_on_one_ticket_does_not_pass_for_done_on_another()
    {
        using var client = await desk.WithTokenAsync(
            Permissions.OpenTickets | Permissions.ReadAllTickets | Permissions.ReadTickets | Permissions.WorkTickets
        );
        var one = await client.OpenTicketAsync("One");
        var other = await client.OpenTicketAsync("Other");

        await client.PostAsync($"/tickets/{one}/resolve", new { }, HttpStatusCode.OK, "same-key");
        var second = await client.PostAsync($"/tickets/{other}/resolve", new { }, HttpStatusCode.OK, "same-key");

        second!["status"]!.GetValue<string>().ShouldBe("resolved");
    }

    [Fact]
    public async Task An_edit_of_an_old_version_is_refused_and_told_the_current_one()
    {
        using var client = await desk.WithTokenAsync(
            Permissions.OpenTickets | Permissions.ReadAllTickets | Permissions.ReadTickets | Permissions.WorkTickets
        );
        var number = await client.OpenTicketAsync("Old");
        var renamed = await client.SendAsync(
            HttpMethod.Put,
            $"/tickets/{number}/subject",
            new { subject = "New" },
            HttpStatusCode.OK,
            "\"1\""
        );

        var late = await client.SendAsync(
            HttpMethod.Put,
            $"/tickets/{number}/subject",
            new { subject = "Late" },
            HttpStatusCode.PreconditionFailed,
            "\"1\""
        );

        late.Code().ShouldBe("changed-meanwhile");
        late!["currentVersion"]!.GetValue<int>().ShouldBe(renamed!["version"]!.GetValue<int>());
        await client.SendAsync(
            HttpMethod.Put,
            $"/tickets/{number}/subject",
            new { subject = "Garbled" },
            HttpStatusCode.PreconditionFailed,
            "\"one\""
        );
    }

    [Fact]
    public async Task What_can_not_be_done_is_refused_by_name()
    {
        using var ada = await desk.SignedInAsync(Role.Representative, desk.Service);
        var number = await ada.OpenTicketAsync("Refusals");

        var notWaiting = await ada.PostAsync($"/tickets/{number}/resume", new { }, HttpStatusCode.Conflict);
        var empty = await ada.PostAsync(
            $"/tickets/{number}/messages",
            new { text = "  " },
            HttpStatusCode.UnprocessableEntity
        );

        notWaiting.Code().ShouldBe("ticket-not-waiting");
        empty.Code().ShouldBe("invalid-field");
        empty!["errors"]!["text"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_file_is_uploaded_attached_and_downloaded_again()
    {
        using var ada = await desk.SignedInAsync(Role.Representative, desk.Service);
        using var ben = await desk.SignedInAsync(Role.Representative, desk.Repairs);
        var number = await ada.OpenTicketAsync("With a file");
        using var bytes = new ByteArrayContent(Encoding.UTF8.GetBytes("the receipt of the kettle"));
        bytes.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var uploaded = await ada.PostAsync("/api/v1/uploads", bytes);
        var receipt = (await uploaded.ReadAsync(HttpStatusCode.Created))!["receipt"]!.GetValue<string>();
        var files = new[]
        {
            new
            {
                receipt,
                name = "../receipt.txt",
                contentType = "text/plain",
            },
        };

        await ben.PostAsync(
            $"/tickets/{number}/notes",
            new { text = "Mine", files },
            HttpStatusCode.UnprocessableEntity
        );
        await ada.PostAsync($"/tickets/{number}/notes", new { text = "See", files }, HttpStatusCode.Created);

        var messages = await ada.GetAsync($"/tickets/{number}/messages", HttpStatusCode.OK);
        var file = messages!["messages"]!.AsArray()[^1]!["files"]![0]!;
        file["name"]!.GetValue<string>().ShouldBe("receipt.txt");
        (await ada.GetStringAsync($"/api/v1/attachments/{file["id"]}")).ShouldBe("the receipt of the kettle");
        await ben.GetAsync($"/attachments/{file["id"]}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_and_each_ticket_stands_on_one_page()
    {
        using var client = await desk.WithTokenAsync(
            Permissions.OpenTickets | Permissions.ReadAllTickets | Permissions.ReadTickets
        );
        var opened = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            opened.Add(await client.OpenTicketAsync($"Paged {i}", "pages@customer.example"));
        }

        var seen = new List<int>();
        string? after = null;
        do
        {
            var cursor = after is null ? "" : $"&after={Uri.EscapeDataString(after)}";
            var page = await client.GetAsync($"/tickets?text=Paged&sort=newest&limit=2{cursor}", HttpStatusCode.OK);
            seen.AddRange(page!["rows"]!.AsArray().Select(r => r!["number"]!.GetValue<int>()));
            after = page["next"]?.GetValue<string>();
        } while (after is not null);

        seen.ShouldBe(opened.AsEnumerable().Reverse());
    }

    [Fact]
    public async Task The_journal_is_followed_from_a_sequence_number()
    {
        using var auditor = await desk.SignedInAsync(Role.Auditor);
        var first = await auditor.GetAsync("/journal?limit=3", HttpStatusCode.OK);

        var next = await auditor.GetAsync("/journal?after=3&limit=2", HttpStatusCode.OK);

        first!["rows"]!.AsArray().Select(r => r!["seq"]!.GetValue<long>()).ShouldBe([1, 2, 3]);
        next!["rows"]!.AsArray().Select(r => r!["seq"]!.GetValue<long>()).ShouldBe([4, 5]);
        next["lastSeq"]!.GetValue<long>().ShouldBeGreaterThanOrEqualTo(5);
    }
}
