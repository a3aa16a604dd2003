using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charter.Testing;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Api;

/// <summary>The committed description of the API is the one that the desk serves.</summary>
public sealed class OpenApiDocumentTests(ApiDesk desk) : IClassFixture<ApiDesk>
{
    private const string Update = "CHARTER_WRITE_OPENAPI";
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task The_committed_document_is_the_served_one()
    {
        var served = (await ServedAsync()).ToJsonString(Indented) + "\n";
        var path = RepositoryFolder.At("docs/api/openapi.json");
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, served, TestContext.Current.CancellationToken);
        }

        var committed = File.Exists(path)
            ? await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)
            : "";

        committed.ShouldBe(
            served,
            $"The API has changed. Look at the change, then write docs/api/openapi.json anew: run these tests with {Update}=1."
        );
    }

    [Fact]
    public async Task Every_operation_has_a_name_a_summary_and_says_how_it_fails()
    {
        var document = await ServedAsync();
        var operations = document["paths"]!
            .AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(o => ($"{o.Key} {path.Key}", o.Value!)))
            .ToList();

        operations.Count.ShouldBeGreaterThan(50);
        foreach (var (name, operation) in operations)
        {
            operation["operationId"].ShouldNotBeNull(name);
            operation["summary"].ShouldNotBeNull(name);
            operation["responses"]!["401"].ShouldNotBeNull(name);
        }
    }

    private async Task<JsonNode> ServedAsync()
    {
        using var client = desk.Anonymous();
        return (await client.GetAsync("/openapi.json", HttpStatusCode.OK)).ShouldNotBeNull();
    }
}
