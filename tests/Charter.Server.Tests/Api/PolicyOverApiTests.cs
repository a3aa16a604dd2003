using System.Net;
using Charter.Desk.Staff;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Api;

/// <summary>The policy's way into force, support hours, customers and tokens over the API.</summary>
public sealed class PolicyOverApiTests(ApiDesk desk) : IClassFixture<ApiDesk>
{
    [Fact]
    public async Task Compiling_a_text_shows_its_promises_and_changes_nothing()
    {
        using var manager = await desk.SignedInAsync(Role.Manager);
        var before = await manager.GetAsync("/policy/versions", HttpStatusCode.OK);

        var compiled = await manager.PostAsync(
            "/policy/compile",
            new { text = "All letters will be answered within 5 working days.", format = "plain_text" },
            HttpStatusCode.OK
        );

        var promise = compiled!["sentences"]![0]!["promises"]![0]!;
        promise["commitment"]!["within"]!["value"]!.GetValue<decimal>().ShouldBe(5);
        var after = await manager.GetAsync("/policy/versions", HttpStatusCode.OK);
        after!.ToJsonString().ShouldBe(before!.ToJsonString());
    }

    [Fact]
    public async Task A_promise_that_no_channel_of_the_desk_can_measure_is_told_to_its_author()
    {
        using var manager = await desk.SignedInAsync(Role.Manager);

        var compiled = await manager.PostAsync(
            "/policy/compile",
            new
            {
                text = "All letters will be answered within 5 working days.\nWhatsApp messages are answered within 15 minutes.",
                format = "plain_text",
            },
            HttpStatusCode.OK
        );

        var told = compiled!["diagnostics"]!.AsArray().Where(d => d!["code"]!.GetValue<string>() == "P141").ToList();
        told.ShouldHaveSingleItem()!["span"]!["line"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task A_draft_is_changed_approved_and_put_in_force()
    {
        using var manager = await desk.SignedInAsync(Role.Manager);
        var draft = await manager.PostAsync(
            "/policy/versions",
            new
            {
                title = "Next",
                text = "All emails will be answered within [X] hours.",
                format = "plain_text",
            },
            HttpStatusCode.Created
        );
        var path = $"/policy/versions/{draft!["policyVersionId"]}";

        var open = await manager.SendAsync(HttpMethod.Post, $"{path}/approve", null, HttpStatusCode.Conflict, "\"1\"");
        open.Code().ShouldBe("policy-cannot-be-approved");
        open!["slots"]!.AsArray().Count.ShouldBe(1);
        var changed = await manager.SendAsync(
            HttpMethod.Put,
            path,
            new { title = "Next", text = "All emails will be answered within 8 hours." },
            HttpStatusCode.OK,
            "\"1\""
        );
        await manager.SendAsync(
            HttpMethod.Post,
            $"{path}/approve",
            null,
            HttpStatusCode.OK,
            $"\"{changed!["version"]}\""
        );
        await manager.PostAsync($"{path}/put-in-force", new { }, HttpStatusCode.OK);

        var current = await manager.GetAsync("/policy", HttpStatusCode.OK);
        current!["text"]!.GetValue<string>().ShouldBe("All emails will be answered within 8 hours.");
    }

    [Fact]
    public async Task A_text_is_tried_on_the_tickets_that_there_were()
    {
        using var manager = await desk.SignedInAsync(Role.Manager);
        await manager.PostAsync(
            "/tickets",
            new
            {
                channel = "email",
                subject = "Where is it?",
                text = "I wait for my order.",
                from = new { address = "backtest@customer.example" },
            },
            HttpStatusCode.Created
        );

        var found = await manager.PostAsync(
            "/policy/backtest",
            new { text = "All emails will be answered within 30 days.", format = "plain_text" },
            HttpStatusCode.OK
        );
        found!["tickets"]!.GetValue<int>().ShouldBeGreaterThan(0);
        var promise = found["promises"]!.AsArray().ShouldHaveSingleItem()!;
        promise["canonical"]!.GetValue<string>().ShouldContain("30 days");
        promise["all"]!["open"]!.GetValue<int>().ShouldBeGreaterThan(0);

        var none = await manager.PostAsync(
            "/policy/backtest",
            new { text = "All emails will be answered within 30 days.", lastOn = "2001-01-01" },
            HttpStatusCode.OK
        );
        none!["tickets"]!.GetValue<int>().ShouldBe(0);
        await manager.PostAsync(
            "/policy/backtest",
            new { firstOn = "2020-02-01", lastOn = "2020-01-01" },
            HttpStatusCode.UnprocessableEntity
        );
        found["promises"]![0]!["all"]!.AsObject().ContainsKey("share").ShouldBeFalse();
        promise["commitment"]!["condition"].ShouldBeNull();
        promise["commitment"]!.AsObject().ContainsKey("condition").ShouldBeTrue();
        await manager.PostAsync(
            "/policy/backtest",
            new { policyVersionId = 1, text = "All emails will be answered within 30 days." },
            HttpStatusCode.UnprocessableEntity
        );
        await manager.PostAsync("/policy/backtest", new { policyVersionId = 999_999 }, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Support_hours_are_read_changed_and_refused_when_they_do_not_work()
    {
        using var rosa = await desk.SignedInAsync(Role.Administrator);
        var hours = await rosa.GetAsync("/support-hours", HttpStatusCode.OK);

        var broken = await rosa.SendAsync(
            HttpMethod.Put,
            "/support-hours",
            new { zone = "Europe/Nowhere", hours = new { mon = new[] { new[] { "09:00", "17:00" } } } },
            HttpStatusCode.UnprocessableEntity
        );
        await rosa.SendAsync(HttpMethod.Put, "/support-hours", hours!["definition"], HttpStatusCode.OK);

        broken.Code().ShouldBe("support-hours-do-not-work");
        hours["isOpenNow"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_customer_is_added_changed_and_found()
    {
        using var ada = await desk.SignedInAsync(Role.Representative, desk.Service);
        var added = await ada.PostAsync(
            "/customers",
            new { name = "Grace Hopper", addresses = new[] { new { kind = "email", value = "grace@navy.example" } } },
            HttpStatusCode.Created
        );
        var path = $"/customers/{added!["customer"]!["id"]}";

        var unsaid = await ada.SendAsync(
            HttpMethod.Put,
            path,
            new { name = "Admiral Hopper" },
            HttpStatusCode.UnprocessableEntity
        );
        await ada.SendAsync(HttpMethod.Put, path, new { name = "Admiral Hopper" }, HttpStatusCode.OK, "\"1\"");
        var stale = await ada.SendAsync(
            HttpMethod.Put,
            path,
            new { name = "Grace" },
            HttpStatusCode.PreconditionFailed,
            "\"1\""
        );

        unsaid!["errors"]!["ifMatch"].ShouldNotBeNull();
        stale!["currentVersion"]!.GetValue<int>().ShouldBe(2);
        var found = await ada.GetAsync("/customers?text=grace@", HttpStatusCode.OK);
        found!["rows"]![0]!["name"]!.GetValue<string>().ShouldBe("Admiral Hopper");
    }

    [Fact]
    public async Task A_token_is_shown_once_works_and_stops_when_it_is_revoked()
    {
        using var rosa = await desk.SignedInAsync(Role.Administrator);
        var made = await rosa.PostAsync(
            "/tokens",
            new { name = "Reports", scopes = new[] { "read_promises" } },
            HttpStatusCode.Created,
            "one-token"
        );
        using var client = desk.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", made!["token"]!.GetValue<string>());

        await client.GetAsync("/promises", HttpStatusCode.OK);
        await client.GetAsync("/journal", HttpStatusCode.Forbidden);
        var list = await rosa.GetAsync("/tokens", HttpStatusCode.OK);
        await rosa.SendAsync(HttpMethod.Delete, $"/tokens/{made["tokenId"]}", null, HttpStatusCode.NoContent);
        await client.GetAsync("/promises", HttpStatusCode.Unauthorized);

        list!.ToJsonString().ShouldNotContain("chr_");
    }

    [Fact]
    public async Task Nobody_gives_a_token_more_than_they_may_do_themselves()
    {
        using var client = await desk.WithTokenAsync(Permissions.EditStaff);

        var refused = await client.PostAsync(
            "/tokens",
            new { name = "More", scopes = new[] { "approve_policy" } },
            HttpStatusCode.UnprocessableEntity
        );

        refused!["errors"]!["scopes"].ShouldNotBeNull();
    }
}
