using Microsoft.Net.Http.Headers;

namespace Charter.Server.Design;

/// <summary>Serves the browser's files: compressed, and to be kept for ever where the address names this version.</summary>
internal static class AssetsEndpoint
{
    public static IResult Serve(HttpContext http, Assets assets, string version, string path)
    {
        if (assets.Find(path) is not { } asset)
        {
            return Results.NotFound();
        }

        var headers = http.Response.Headers;
        headers.CacheControl = version == assets.Version ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        var accepted = http.Request.Headers.AcceptEncoding.ToString();
        if (accepted.Contains("br", StringComparison.Ordinal))
        {
            headers.ContentEncoding = "br";
            return Results.Bytes(asset.Brotli, asset.ContentType);
        }

        if (accepted.Contains("gzip", StringComparison.Ordinal))
        {
            headers.ContentEncoding = "gzip";
            return Results.Bytes(asset.Gzip, asset.ContentType);
        }

        return Results.Bytes(asset.Content, asset.ContentType);
    }
}
