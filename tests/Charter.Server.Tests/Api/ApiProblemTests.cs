using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Testing;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Api;

/// <summary>Bad input gets a clear answer, in one form, and nothing of ours in it.</summary>
public sealed class ApiProblemTests(ApiDesk desk) : IClassFixture<ApiDesk>
{
    [Fact]
    public async Task Whoever_is_not_known_is_told_so_and_never_sent_elsewhere()
    {
        using var client = desk.Anonymous();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        (await client.GetAsync("/tickets", HttpStatusCode.Unauthorized)).Code().ShouldBe("not-known");

        client.DefaultRequestHeaders.Authorization = new("Bearer", "chr_nonsense");
        (await client.GetAsync("/tickets", HttpStatusCode.Unauthorized)).Code().ShouldBe("not-known");
    }

    [Theory]
    [InlineData("{\"channel\": \"email\", ", "line 1")]
    [InlineData("{\"channel\": \"pigeon\", \"subject\": \"x\"}", "$.channel")]
    [InlineData("{\"channel\": \"email\", \"subjekt\": \"x\"}", "$.subjekt")]
    [InlineData("{\"channel\": \"email\"}", "subject")]
    [InlineData("{\"channel\": \"email\", \"subject\": null}", "$.subject")]
    [InlineData("{\"channel\": \"email\", \"subject\": \"x\", \"customerId\": \"many\"}", "$.customerId")]
    [InlineData("[]", "JSON")]
    public async Task Json_that_can_not_be_read_is_answered_with_the_place(string json, string said)
    {
        using var client = await desk.WithTokenAsync(Permissions.OpenTickets);
        using var content = new StringContent(json, Encoding.UTF8, "application/json");

        using var response = await client.PostAsync("/api/v1/tickets", content);

        var problem = await response.ReadAsync(HttpStatusCode.BadRequest);
        var detail = problem!["detail"]!.GetValue<string>();
        detail.ShouldContain(said);
        detail.ShouldNotContain("System.");
        detail.ShouldNotContain("Charter.");
    }

    [Fact]
    public async Task What_is_not_json_is_refused_as_such()
    {
        using var client = await desk.WithTokenAsync(Permissions.OpenTickets);
        using var content = new StringContent("channel=email", Encoding.UTF8, "application/x-www-form-urlencoded");

        using var response = await client.PostAsync("/api/v1/tickets", content);

        (await response.ReadAsync(HttpStatusCode.UnsupportedMediaType)).Code().ShouldBe("not-json");
    }

    [Fact]
    public async Task A_query_that_can_not_be_read_is_answered_with_its_name()
    {
        using var client = await desk.WithTokenAsync(Permissions.ReadTickets);

        var limit = await client.GetAsync("/tickets?limit=many", HttpStatusCode.BadRequest);
        var view = await client.GetAsync("/tickets?view=theirs", HttpStatusCode.BadRequest);
        var cursor = await client.GetAsync("/tickets?after=%22%3B--", HttpStatusCode.UnprocessableEntity);

        limit!["detail"]!.GetValue<string>().ShouldContain("limit");
        view!["detail"]!.GetValue<string>().ShouldContain("theirs");
        cursor!["errors"]!["after"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_body_beyond_all_measure_is_refused()
    {
        using var client = await desk.WithTokenAsync(Permissions.OpenTickets);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tickets");
        request.Headers.ExpectContinue = true;
        request.Content = new StringContent(
            "{\"subject\": \"" + new string('x', 2_000_000) + "\"}",
            Encoding.UTF8,
            "application/json"
        );

        using var response = await client.SendAsync(request);

        (await response.ReadAsync(HttpStatusCode.RequestEntityTooLarge)).Code().ShouldBe("too-large");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_of_50_MB_is_refused_with_the_limit_whether_or_not_its_size_is_told(bool isTold)
    {
        using var client = await desk.WithTokenAsync(Permissions.WorkTickets);
        using var content = new ByteArrayContent(new byte[50 * 1024 * 1024]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/uploads") { Content = content };
        request.Headers.TransferEncodingChunked = !isTold;

        using var response = await client.SendAsync(request);

        var problem = await response.ReadAsync(HttpStatusCode.RequestEntityTooLarge);
        problem!["mostBytes"]!.GetValue<long>().ShouldBe(25 * 1024 * 1024);
    }

    [Fact]
    public async Task An_address_or_a_method_that_is_not_there_is_a_problem_too()
    {
        using var client = await desk.WithTokenAsync(Permissions.ReadTickets);

        (await client.GetAsync("/nowhere", HttpStatusCode.NotFound)).Code().ShouldBe("not-found");
        (await client.SendAsync(HttpMethod.Delete, "/tickets", null, HttpStatusCode.MethodNotAllowed))
            .Code()
            .ShouldBe("method-not-allowed");
    }

    [Fact]
    public async Task A_write_that_another_site_makes_with_a_persons_cookie_is_refused()
    {
        using var ada = await desk.SignedInAsync(Role.Representative, desk.Service);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/customers");
        request.Headers.Add("Origin", "https://evil.example");
        request.Content = new StringContent("{\"name\": \"Eve\"}", Encoding.UTF8, "application/json");

        using var response = await ada.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var found = await ada.GetAsync("/customers?text=Eve", HttpStatusCode.OK);
        found!["rows"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_asks_too_fast_is_told_when_to_go_on_and_others_are_not_held_up()
    {
        await using var strict = new ApiDesk(DatabaseKind.Sqlite, new RequestLimits(2, 1000));
        await strict.InitializeAsync();
        using var fast = await strict.WithTokenAsync(Permissions.OpenTickets);
        using var other = await strict.WithTokenAsync(Permissions.OpenTickets);
        using var body = new StringContent("{", Encoding.UTF8, "application/json");
        await fast.PostAsync("/api/v1/tickets", body);
        await fast.PostAsync("/api/v1/tickets", body);

        using var third = await fast.PostAsync("/api/v1/tickets", body);
        using var others = await other.PostAsync("/api/v1/tickets", body);

        (await third.ReadAsync(HttpStatusCode.TooManyRequests)).Code().ShouldBe("too-many-requests");
        third.Headers.RetryAfter.ShouldNotBeNull();
        await others.ReadAsync(HttpStatusCode.BadRequest);
    }
}
