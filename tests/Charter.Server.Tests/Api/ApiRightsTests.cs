using System.Net;
using System.Text;
using System.Text.Json;
using Charter.Desk.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Api;

/// <summary>Every endpoint of the API against everybody who could ask: nobody gets more than their permissions.</summary>
public sealed class ApiRightsTests(ApiDesk desk) : IClassFixture<ApiDesk>
{
    private const string Secret = "PELICAN";

    // Where strangers are let in on purpose, each by the beginning of its routes. Everything else asks who they are.
    private static readonly string[] ForAnybody =
    [
        "/live",
        "/ready",
        "/a/",
        "/theme.css",
        "/preferences/",
        "/sign-in",
        "/setup/",
        "/invitation/{token}",
        "/forgotten/",
        "/new-password/{token}/",
        // Says only that there is no such page.
        "/{*path:nonfile}",
        "/ask",
        "/follow/",
        "/api/{documentName}/openapi.json",
        // Known by its signature, not by a person.
        "/api/v1/intake/mail",
    ];

    [Fact]
    public void Every_route_asks_who_it_is_or_lets_strangers_in_on_purpose()
    {
        var open = Endpoints()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(route =>
                route != "/" && !ForAnybody.Any(start => route.StartsWith(start, StringComparison.Ordinal))
            );

        open.ShouldBeEmpty("a route that lets strangers in is written into this table, with its reason in review");
    }

    [Fact]
    public void Every_endpoint_of_the_API_stands_in_the_table_of_rights()
    {
        var names = ApiEndpoints().Select(NameOf).Order(StringComparer.Ordinal).ToList();

        names.ShouldBe(ApiRights.Table.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_endpoint_refuses_whoever_lacks_its_permission_or_can_not_see_its_ticket()
    {
        using var ada = await desk.SignedInAsync(Role.Representative, desk.Service);
        using var ben = await desk.SignedInAsync(Role.Representative, desk.Repairs);
        using var mia = await desk.SignedInAsync(Role.Manager);
        using var otto = await desk.SignedInAsync(Role.Auditor);
        using var bare = await desk.WithTokenAsync(Permissions.EditTemplates);
        using var nobody = desk.Anonymous();
        var place = await MakePlaceAsync(ada);
        (string Name, HttpClient Client, Permissions May, bool SeesTicket)[] people =
        [
            ("anonymous", nobody, Permissions.None, false),
            ("a token without the scope", bare, Permissions.EditTemplates, false),
            ("another department", ben, RolePermissions.Of(Role.Representative), false),
            ("the department", ada, RolePermissions.Of(Role.Representative), true),
            ("a manager", mia, RolePermissions.Of(Role.Manager), true),
            ("an auditor", otto, RolePermissions.Of(Role.Auditor), true),
        ];

        var wrong = new List<string>();
        foreach (var endpoint in ApiEndpoints())
        {
            foreach (var (name, client, may, sees) in people)
            {
                var row = ApiRights.Table[NameOf(endpoint)];
                var (status, text) = await AskAsync(client, endpoint, row, place);
                var expected = ReferenceEquals(client, nobody) ? 401 : row.Expect(may, sees);
                if (
                    !Fits(expected, status)
                    || (status is 401 or 403 or 404 && text.Contains(Secret, StringComparison.Ordinal))
                )
                {
                    wrong.Add(
                        $"{NameOf(endpoint)} by {name}: {status}, expected {expected?.ToString() ?? "done"}: {text}"
                    );
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lists_and_searches_hold_nothing_of_another_department()
    {
        using var ada = await desk.SignedInAsync(Role.Representative, desk.Service);
        using var ben = await desk.SignedInAsync(Role.Representative, desk.Repairs);
        await ada.OpenTicketAsync($"{Secret} in the list", "listed@customer.example", $"{Secret} in the text");

        foreach (
            var path in new[]
            {
                $"/tickets?text={Secret}",
                "/tickets",
                "/tickets?view=unassigned",
                "/breaches",
                "/promises",
                "/notices",
            }
        )
        {
            var seen = await ben.GetAsync(path, HttpStatusCode.OK);
            seen!.ToJsonString().ShouldNotContain(Secret, customMessage: path);
        }
    }

    // Null: whatever comes is neither a refusal of the person nor a failure of ours.
    private static bool Fits(int? expected, int status) =>
        expected is { } one ? status == one : status is < 500 and not 401 and not 403 and not 415 and not 405;

    private static async Task<(int Status, string Text)> AskAsync(
        HttpClient client,
        RouteEndpoint endpoint,
        ApiRights.Row row,
        IReadOnlyDictionary<string, long> place
    )
    {
        var path = endpoint.RoutePattern.RawText!;
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            var value = place[parameter.Name].ToString(System.Globalization.CultureInfo.InvariantCulture);
            path = path.Replace($"{{{parameter.Name}:int}}", value, StringComparison.Ordinal)
                .Replace($"{{{parameter.Name}:long}}", value, StringComparison.Ordinal)
                .Replace($"{{**{parameter.Name}}}", value, StringComparison.Ordinal);
        }

        var method = endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods[0];
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (row.Body is { } body)
        {
            request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<Dictionary<string, long>> MakePlaceAsync(HttpClient ada)
    {
        var number = await ada.OpenTicketAsync($"{Secret} leaks", "pelican@customer.example", $"{Secret} again");
        var ticket = await ada.GetAsync($"/tickets/{number}", HttpStatusCode.OK);
        var readings = await ada.GetAsync($"/tickets/{number}/promises", HttpStatusCode.OK);
        using var bytes = new ByteArrayContent(Encoding.UTF8.GetBytes(Secret));
        using var uploaded = await ada.PostAsync("/api/v1/uploads", bytes);
        var receipt = (await uploaded.ReadAsync(HttpStatusCode.Created))!["receipt"]!.GetValue<string>();
        await ada.PostAsync(
            $"/tickets/{number}/notes",
            new { text = "With a file", files = new[] { new { receipt, name = "secret.txt" } } },
            HttpStatusCode.Created
        );
        var messages = await ada.GetAsync($"/tickets/{number}/messages", HttpStatusCode.OK);
        var escalated = await ada.PostAsync(
            $"/tickets/{number}/escalations",
            new { level = 1, reason = Secret },
            HttpStatusCode.Created
        );
        return new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["number"] = number,
            ["customerId"] = ticket!["customerId"]!.GetValue<long>(),
            ["readingId"] = readings!["readings"]![0]!["id"]!.GetValue<long>(),
            ["attachmentId"] = messages!["messages"]!.AsArray()[^1]!["files"]![0]!["id"]!.GetValue<long>(),
            ["escalationId"] = escalated!["escalationId"]!.GetValue<long>(),
            ["addressId"] = 999_999_999,
            ["participantId"] = 999_999_999,
            ["organisationId"] = 999_999_999,
            ["versionId"] = 999_999_999,
            ["deliveryId"] = 999_999_999,
            ["intakeId"] = 999_999_999,
            ["tokenId"] = 999_999_999,
            ["heldId"] = 999_999_999,
            ["messageId"] = 999_999_999,
            ["routeId"] = 999_999_999,
            ["keyId"] = 999_999_999,
            ["mailboxId"] = 999_999_999,
            ["key"] = 999_999_999,
        };
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        desk.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();

    private IEnumerable<RouteEndpoint> ApiEndpoints() =>
        Endpoints().Where(e => e.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal));

    private static string NameOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? endpoint.RoutePattern.RawText!;
}
