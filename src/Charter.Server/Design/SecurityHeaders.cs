using System.Security.Cryptography;

namespace Charter.Server.Design;

/// <summary>
/// Sets the headers that keep a page to itself: no script, style or connection that is not ours. Pages need no inline
/// script or style; the rare one that does (a document that leaves the house) asks for a nonce.
/// </summary>
public static class SecurityHeaders
{
    private static readonly object NonceKey = new();

    /// <summary>Adds the headers to every answer. A page that must differ sets its own before this one looks.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                http.Response.OnStarting(() =>
                {
                    Write(http);
                    return Task.CompletedTask;
                });
                return next(http);
            }
        );

    /// <summary>The nonce of this answer, made when first asked for. Without one, no inline script runs at all.</summary>
    public static string Nonce(HttpContext http)
    {
        if (http.Items[NonceKey] is not string nonce)
        {
            http.Items[NonceKey] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        }

        return nonce;
    }

    private static void Write(HttpContext http)
    {
        var headers = http.Response.Headers;
        var nonce = http.Items[NonceKey] is string value ? $" 'nonce-{value}'" : "";
        headers.ContentSecurityPolicy =
            headers.ContentSecurityPolicy.Count > 0
                ? headers.ContentSecurityPolicy
                : $"default-src 'self'; script-src 'self'{nonce}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
                    + "frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        if (headers["Referrer-Policy"].Count == 0)
        {
            headers["Referrer-Policy"] = "same-origin";
        }

        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }
}
