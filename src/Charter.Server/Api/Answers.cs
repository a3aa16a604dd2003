using System.Globalization;
using Charter.Desk.Shared;

namespace Charter.Server.Api;

/// <summary>Turns outcomes into API answers.</summary>
public static class Answers
{
    /// <summary>The result as JSON, or the refusal as problem details.</summary>
    public static IResult Json<T>(Outcome<T> outcome, int status = StatusCodes.Status200OK) =>
        outcome.IsDone(out var value)
            ? status == StatusCodes.Status204NoContent || value is Done
                ? Results.NoContent()
                : Results.Json(value, statusCode: status)
            : Problems.Of(outcome.Refusal!);

    /// <summary>What was read as JSON; 404 for nothing.</summary>
    public static IResult JsonOrNotFound<T>(T? value, string what)
        where T : class => value is null ? Problems.Of(new NotFound(what)) : Results.Json(value);

    /// <summary>Puts the version of what is edited into the ETag header.</summary>
    public static void SetETag(HttpContext http, int version)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
    }

    /// <summary>The version in If-Match; <c>null</c> where the client did not say.</summary>
    public static int? IfMatch(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var text = http.Request.Headers.IfMatch.ToString().Trim('"', ' ');
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }
}
