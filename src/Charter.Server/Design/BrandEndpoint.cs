using System.Text;

namespace Charter.Server.Design;

/// <summary>Serves the company's colour to the public pages, in shades that stay readable.</summary>
internal static class BrandEndpoint
{
    public static async Task<IResult> ServeAsync(HttpContext http, DesignOptions options)
    {
        var brand = await options.Brand(http);
        var shades = AccentShades.From(brand.Colour);
        http.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Text(
            $":root{{--accent-on-light:{shades.OnLight};--accent-text-on-light:{shades.TextOnLight};"
                + $"--accent-on-dark:{shades.OnDark};--accent-text-on-dark:{shades.TextOnDark}}}",
            "text/css",
            Encoding.UTF8
        );
    }
}
