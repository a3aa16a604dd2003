using Charter.Desk.Shared;
using Charter.Server.Api;

namespace Charter.Server.Security;

/// <summary>
/// Refuses requests that change something, or open a socket, when a browser says that another site made them. Forms
/// carry an antiforgery token besides; this also covers JSON and the live hub, which carry none.
/// </summary>
public sealed class CrossSiteGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if ((IsChange(http.Request) || IsSocket(http.Request)) && IsFromElsewhere(http.Request))
        {
            if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            {
                return Problems.Of(new FromAnotherSite()).ExecuteAsync(http);
            }

            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return http.Response.WriteAsync(
                "This request came from another site and was refused.",
                http.RequestAborted
            );
        }

        return next(http);
    }

    /// <summary>A browser says that another site made the request.</summary>
    private sealed record FromAnotherSite()
        : Refusal(
            "from-another-site",
            "This request came from another site and was refused. A program sends a token in the Authorization header.",
            RefusalKind.Forbidden
        );

    private static bool IsChange(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method)
        && !HttpMethods.IsHead(request.Method)
        && !HttpMethods.IsOptions(request.Method);

    private static bool IsSocket(HttpRequest request) => request.Headers.ContainsKey("Sec-WebSocket-Key");

    private static bool IsFromElsewhere(HttpRequest request)
    {
        // A program with a token is no browser and is not led astray by cookies.
        if (request.Headers.Authorization.Count > 0)
        {
            return false;
        }

        string? site = request.Headers["Sec-Fetch-Site"];
        if (site is "same-origin" or "none")
        {
            return false;
        }

        string? origin = request.Headers.Origin;
        if (site is null && origin is null)
        {
            return false;
        }

        return !Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            || !string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
