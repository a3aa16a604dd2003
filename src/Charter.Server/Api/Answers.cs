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

    /// <summary>The refusal of an edit that does not say which version it is an edit of.</summary>
    public static InvalidField IfMatchMissing { get; } =
        new("ifMatch", "Send the version that you saw, from its ETag, in the header If-Match.");

    /// <summary>
    /// The version in If-Match; <c>null</c> where the client did not say or takes any (<c>*</c>); a version that nothing
    /// has where it can't be read, so that a slip never overwrites.
    /// </summary>
    public static int? IfMatch(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var text = http.Request.Headers.IfMatch.ToString().Trim();
        if (text is "" or "*")
        {
            return null;
        }

        // Proxies that compress an answer make its ETag weak.
        text = text.StartsWith("W/", StringComparison.Ordinal) ? text[2..] : text;
        return int.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : -1;
    }
}
