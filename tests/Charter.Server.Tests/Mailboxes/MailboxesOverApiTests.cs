using System.Net;
using System.Net.Sockets;
using Charter.Desk.Staff;
using Charter.Server.Tests.Api;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Mailboxes;

/// <summary>What the pages do with mailboxes, a program can do.</summary>
public sealed class MailboxesOverApiTests(ApiDesk desk) : IClassFixture<ApiDesk>
{
    private const string Password = "p4ssw0rd-of-the-mailbox";

    [Fact]
    public async Task A_mailbox_is_added_changed_paused_and_removed_and_no_secret_comes_out()
    {
        using var root = await desk.WithTokenAsync(Permissions.EditSettings);
        var id = await AddAsync(root, "one@desk.example");

        var read = await root.GetAsync($"/mailboxes/{id}", HttpStatusCode.OK);
        read!["hasPassword"]!.GetValue<bool>().ShouldBeTrue();
        read.ToJsonString().ShouldNotContain(Password);
        var version = read["version"]!.GetValue<int>();
        var renamed = Settings("one@desk.example") with { Name = "Renamed" };
        await root.SendAsync(
            HttpMethod.Put,
            $"/mailboxes/{id}",
            new { settings = renamed },
            HttpStatusCode.OK,
            $"\"{version}\""
        );
        var stale = await root.SendAsync(
            HttpMethod.Put,
            $"/mailboxes/{id}",
            new { settings = renamed },
            HttpStatusCode.PreconditionFailed,
            $"\"{version}\""
        );
        stale!.ToJsonString().ShouldContain("changed-meanwhile");
        await root.PostAsync($"/mailboxes/{id}/pause", new { }, HttpStatusCode.NoContent);
        (await root.PostAsync($"/mailboxes/{id}/fetch", new { }, HttpStatusCode.Conflict))!
            .ToJsonString()
            .ShouldContain("mailbox-not-fetched");
        await root.PostAsync($"/mailboxes/{id}/resume", new { }, HttpStatusCode.NoContent);
        await root.SendAsync(HttpMethod.Delete, $"/mailboxes/{id}", null, HttpStatusCode.NoContent);
        await root.GetAsync($"/mailboxes/{id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_kept_password_goes_to_no_other_server()
    {
        using var root = await desk.WithTokenAsync(Permissions.EditSettings);
        var id = await AddAsync(root, "two@desk.example");
        var version = (await root.GetAsync($"/mailboxes/{id}", HttpStatusCode.OK))!["version"]!.GetValue<int>();
        var elsewhere = Settings("two@desk.example") with { Host = "localhost" };

        var refused = await root.SendAsync(
            HttpMethod.Put,
            $"/mailboxes/{id}",
            new { settings = elsewhere },
            HttpStatusCode.UnprocessableEntity,
            $"\"{version}\""
        );

        refused!.ToJsonString().ShouldContain("mailbox-needs-secret");
        await root.SendAsync(
            HttpMethod.Put,
            $"/mailboxes/{id}",
            new { settings = elsewhere, password = "given again" },
            HttpStatusCode.OK,
            $"\"{version}\""
        );
    }

    [Fact]
    public async Task The_connection_test_names_the_step_that_fails_and_what_to_do()
    {
        using var root = await desk.WithTokenAsync(Permissions.EditSettings);
        var id = await AddAsync(root, "three@desk.example");

        var result = await root.PostAsync($"/mailboxes/{id}/test", new { }, HttpStatusCode.OK);

        var steps = result!["steps"]!.AsArray();
        steps[0]!["outcome"]!.GetValue<string>().ShouldBe("passed");
        steps[1]!["outcome"]!.GetValue<string>().ShouldBe("failed");
        steps[1]!["advice"]!.GetValue<string>().ShouldContain("port");
        steps[2]!["outcome"]!.GetValue<string>().ShouldBe("skipped");
    }

    [Fact]
    public async Task Settings_that_can_not_be_are_refused_with_the_field()
    {
        using var root = await desk.WithTokenAsync(Permissions.EditSettings);
        var good = Settings("four@desk.example");
        (object Settings, string Field)[] wrong =
        [
            (good with { Address = "not an address" }, "address"),
            (good with { Host = "bad host" }, "host"),
            (good with { Port = 0 }, "port"),
            (good with { Protocol = "pop3", After = "move" }, "after"),
            (good with { Protocol = "pop3", First = "unread" }, "first"),
            (good with { After = "move", MoveTo = "INBOX" }, "moveTo"),
            (good with { Login = "oauth", TokenEndpoint = "http://login.example.com" }, "tokenEndpoint"),
            (good with { DepartmentId = 999_999_999 }, "departmentId"),
            (good with { Language = "not a language" }, "language"),
            (good with { TrustedCertificate = "abc" }, "trustedCertificate"),
        ];
        foreach (var (settings, field) in wrong)
        {
            var refused = await root.PostAsync("/mailboxes", new { settings }, HttpStatusCode.UnprocessableEntity);
            refused!["errors"]![field].ShouldNotBeNull(refused.ToJsonString());
        }

        await AddAsync(root, "taken@desk.example");
        var taken = new { settings = Settings("TAKEN@desk.example") };
        (await root.PostAsync("/mailboxes", taken, HttpStatusCode.UnprocessableEntity))!
            .ToJsonString()
            .ShouldContain("mailbox-address-taken");
    }

    private static async Task<long> AddAsync(HttpClient root, string address)
    {
        var added = await root.PostAsync(
            "/mailboxes",
            new { settings = Settings(address), password = Password },
            HttpStatusCode.Created
        );
        return added!["mailboxId"]!.GetValue<long>();
    }

    private static Body Settings(string address) => new(address, address, ClosedPort());

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Body(string Name, string Address, int Port)
    {
        public string Host { get; init; } = "127.0.0.1";
        public string User { get; init; } = "user";
        public string Protocol { get; init; } = "imap";
        public string First { get; init; } = "everything";
        public string After { get; init; } = "leave";
        public string MoveTo { get; init; } = "";
        public string Login { get; init; } = "password";
        public string TokenEndpoint { get; init; } = "";
        public string TrustedCertificate { get; init; } = "";
        public string? Language { get; init; }
        public long? DepartmentId { get; init; }
    }
}
