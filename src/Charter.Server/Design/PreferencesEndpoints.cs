using Charter.Server.Words;
using Microsoft.AspNetCore.Mvc;

namespace Charter.Server.Design;

/// <summary>Remembers how a reader wants their pages.</summary>
internal static class PreferencesEndpoints
{
    public static IResult SetTheme(HttpContext http, [FromForm] string theme, [FromForm] string? back)
    {
        Remember(http, PageState.ThemeCookie, theme is "light" or "dark" ? theme : "auto");
        return Results.LocalRedirect(LocalOrHome(back));
    }

    public static IResult SetLanguage(HttpContext http, [FromForm] string language, [FromForm] string? back)
    {
        Remember(http, Language.CookieName, (Language.Find(language) ?? Language.English).Tag);
        return Results.LocalRedirect(LocalOrHome(back));
    }

    private static void Remember(HttpContext http, string name, string value) =>
        http.Response.Cookies.Append(
            name,
            value,
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            }
        );

    // Only an address on this site: one slash, and not "//host" or "/\host", which browsers take for another site.
    private static string LocalOrHome(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
