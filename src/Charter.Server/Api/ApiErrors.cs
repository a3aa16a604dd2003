using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace Charter.Server.Api;

/// <summary>
/// Stands in front of the API and sees to it that every answer of 400 and above says what is wrong as problem details:
/// JSON that can't be read, with its place; bodies that are too large; and mistakes of ours, without their insides.
/// </summary>
internal sealed partial class ApiErrors(RequestDelegate next, ILogger<ApiErrors> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var isApi = http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
        try
        {
            await next(http);
            if (isApi && IsBare(http.Response))
            {
                await WriteAsync(http, http.Response.StatusCode, null, null);
            }
        }
        catch (BadHttpRequestException wrong) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = wrong.StatusCode;
            if (isApi)
            {
                var (path, detail) = Explain(wrong);
                await WriteAsync(http, wrong.StatusCode, detail, path);
            }
        }
        catch (Exception ours) when (isApi && !http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            LogFailure(logger, http.Request.Method, Shown(http.Request.Path), ours);
            await WriteAsync(http, StatusCodes.Status500InternalServerError, null, null);
        }
    }

    // A mail provider's address ends with the mailbox's key, which no log holds.
    private static string Shown(PathString path) =>
        path.StartsWithSegments("/api/v1/intake", StringComparison.OrdinalIgnoreCase) ? "/api/v1/intake/…" : $"{path}";

    private static bool IsBare(HttpResponse response) =>
        !response.HasStarted && response.StatusCode >= 400 && response.ContentType is null;

    private static async Task WriteAsync(HttpContext http, int status, string? detail, string? path)
    {
        var (code, usual) = Usual(status);
        var problem = new ProblemDetails
        {
            Type = $"urn:charter:problem:{code}",
            Title = code.Replace('-', ' '),
            Detail = detail ?? usual,
            Status = status,
        };
        problem.Extensions["code"] = code;
        if (path is not null)
        {
            problem.Extensions["path"] = path;
        }

        await Results.Problem(problem).ExecuteAsync(http);
    }

    private static (string Code, string Detail) Usual(int status) =>
        status switch
        {
            400 => ("bad-request", "The request can't be read."),
            401 => ("not-known", "Sign in, or send an API token: Authorization: Bearer chr_…"),
            403 => ("not-allowed", "You may not do this."),
            404 => ("not-found", "There is nothing at this address."),
            405 => ("method-not-allowed", "This address does not take this method."),
            408 => ("too-slow", "The request did not arrive in time."),
            413 => ("too-large", "The request's body is too large."),
            415 => ("not-json", "Send JSON, with Content-Type: application/json."),
            429 => ("too-many-requests", "Too many requests."),
            500 => ("internal-error", "Something went wrong at the desk. It was written to the desk's log."),
            _ => ("not-done", "The request was not carried out."),
        };

    // What the framework says names our types; what we say names the place in what the client sent.
    private static (string? Path, string? Detail) Explain(BadHttpRequestException wrong) =>
        wrong switch
        {
            { InnerException: JsonException json } => (json.Path, ExplainJson(json)),
            { StatusCode: StatusCodes.Status400BadRequest } => (null, ExplainBinding(wrong.Message)),
            _ => (null, null),
        };

    private static string ExplainJson(JsonException json)
    {
        var place = $"line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}";
        var path = string.IsNullOrEmpty(json.Path) || json.Path == "$" ? "" : $" at {json.Path}";
        var reason =
            json.Message.Contains("could not be mapped", StringComparison.Ordinal)
                ? "There is no field of this name here."
            : json.Message.Contains("missing required", StringComparison.Ordinal) ? Missing(Cut(json.Message))
            : json.Message.Contains("allow null", StringComparison.Ordinal) ? "A value is needed here."
            : json.Message.Contains("could not be converted", StringComparison.Ordinal)
                ? "The value is not of the kind that is expected here."
            : Cut(json.Message);
        return $"The JSON can't be read{path} ({place}): {reason}";
    }

    private static string Missing(string message)
    {
        var colon = message.LastIndexOf(':');
        return "These fields are missing:" + (colon < 0 ? "." : message[(colon + 1)..]);
    }

    // The framework adds the place to its own messages; it is said already.
    private static string Cut(string message)
    {
        var end = message.IndexOf(" Path:", StringComparison.Ordinal);
        end = end < 0 ? message.IndexOf(" LineNumber:", StringComparison.Ordinal) : end;
        return (end < 0 ? message : message[..end]).TrimEnd(' ', '|');
    }

    // Failed to bind parameter "Nullable<int> limit" from "abc".
    private static string ExplainBinding(string message)
    {
        var quoted = message.Split('"');
        if (quoted.Length < 2)
        {
            return "The request can't be read.";
        }

        var name = quoted[1].Split(' ')[^1];
        return message.StartsWith("Failed to bind", StringComparison.Ordinal) && quoted.Length > 3
            ? $"“{quoted[3]}” is not a value that “{name}” can take."
            : $"“{name}” is missing.";
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed.")]
    private static partial void LogFailure(ILogger logger, string method, string path, Exception problem);
}
