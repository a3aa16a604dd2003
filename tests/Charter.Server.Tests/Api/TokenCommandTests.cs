using System.Net;
using System.Text.Json.Nodes;
using Charter.Server.Commands;
using Charter.Server.Hosting;
using Charter.Testing.Databases;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Api;

/// <summary><c>charter token</c>: keys for programs, made where the desk's folder is.</summary>
public sealed class TokenCommandTests : IDisposable
{
    private readonly string _folder = TestDesk.MakeFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_token_made_on_the_command_line_opens_the_API_and_is_listed_without_its_secret()
    {
        var (status, output, _) = await RunAsync(
            "create",
            "--name",
            "Reports",
            "--scope",
            "read_tickets,read_promises",
            "--expires",
            "2199-01-31",
            "--json"
        );
        status.ShouldBe(0);
        var made = JsonNode.Parse(output)!;
        var listed = await RunAsync("list", "--json");

        JsonNode.Parse(listed.Output)!["scopes"]!
            .AsArray()
            .Select(s => s!.GetValue<string>())
            .ShouldBe(["read_tickets", "read_promises"]);
        listed.Output.ShouldNotContain("chr_");
        await using var app = await DeskHost.StartAsync(
            new ServeOptions(_folder, null, "http://127.0.0.1:0", null),
            TestContext.Current.CancellationToken
        );
        using var client = new HttpClient();
        client.BaseAddress = new Uri(app.Urls.First());
        client.DefaultRequestHeaders.Authorization = new("Bearer", made["token"]!.GetValue<string>());
        await client.GetAsync("/tickets", HttpStatusCode.OK);
        await client.GetAsync("/customers", HttpStatusCode.Forbidden);

        var whileItRuns = await RunAsync("list");
        whileItRuns.Status.ShouldBe(1);
        whileItRuns.Errors.ShouldContain("/api/v1/tokens");
    }

    [Fact]
    public async Task A_scope_that_there_is_not_is_answered_with_those_that_there_are()
    {
        var (status, _, errors) = await RunAsync("create", "--name", "Wrong", "--scope", "everything");

        status.ShouldBe(1);
        errors.ShouldContain("read_tickets");
    }

    [Fact]
    public async Task A_revoked_token_is_listed_as_revoked()
    {
        var (_, output, _) = await RunAsync("create", "--name", "Old", "--scope", "read_policy", "--json");
        var id = JsonNode.Parse(output)!["tokenId"]!.GetValue<long>();

        (await RunAsync("revoke", $"{id}")).Status.ShouldBe(0);
        (await RunAsync("revoke", "999999")).Status.ShouldBe(1);

        var listed = await RunAsync("list");
        listed.Output.ShouldContain("revoked");
    }

    private async Task<(int Status, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var status = await CommandTree
            .Create()
            .Parse(["token", .. arguments, "--data", _folder])
            .InvokeAsync(new() { Output = output, Error = errors }, TestContext.Current.CancellationToken);
        return (status, output.ToString(), errors.ToString());
    }
}
