using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;

namespace Charter.Server.Tests.Api;

/// <summary>How tests speak to the API: plain JSON, as another program would.</summary>
internal static class Speech
{
    /// <summary>Sends JSON and checks the status of the answer.</summary>
    public static async Task<JsonNode?> SendAsync(
        this HttpClient client,
        HttpMethod method,
        string path,
        object? body,
        HttpStatusCode expected,
        string? ifMatch = null,
        string? key = null
    )
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await client.SendAsync(request);
        return await response.ReadAsync(expected);
    }

    /// <summary>The answer's JSON, after a check of its status and, for problems, of its form.</summary>
    public static async Task<JsonNode?> ReadAsync(this HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(expected, text);
        if ((int)expected >= 400)
        {
            response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", text);
        }

        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    public static Task<JsonNode?> GetAsync(this HttpClient client, string path, HttpStatusCode expected) =>
        client.SendAsync(HttpMethod.Get, path, null, expected);

    public static Task<JsonNode?> PostAsync(
        this HttpClient client,
        string path,
        object body,
        HttpStatusCode expected,
        string? key = null
    ) => client.SendAsync(HttpMethod.Post, path, body, expected, key: key);

    /// <summary>A customer's mail, put in by the API; gives the ticket's number.</summary>
    public static async Task<int> OpenTicketAsync(
        this HttpClient client,
        string subject = "Kettle leaks",
        string from = "cleo@customer.example",
        string text = "It leaks on the floor."
    )
    {
        var body = new
        {
            channel = "email",
            subject,
            text,
            from = new { address = from, name = "Cleo Customer" },
        };
        var opened = await client.PostAsync("/tickets", body, HttpStatusCode.Created);
        return opened.ShouldNotBeNull()["number"].ShouldNotBeNull().GetValue<int>();
    }

    public static string Code(this JsonNode? problem) =>
        problem.ShouldNotBeNull()["code"].ShouldNotBeNull().GetValue<string>();
}
