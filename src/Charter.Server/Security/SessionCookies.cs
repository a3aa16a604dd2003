namespace Charter.Server.Security;

/// <summary>The cookie that holds a session's token: out of reach of scripts, sent only to this desk.</summary>
internal static class SessionCookies
{
    public static void Set(HttpContext http, string token) =>
        http.Response.Cookies.Append(Schemes.SessionCookie, token, Options(http));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Schemes.SessionCookie, Options(http));

    private static CookieOptions Options(HttpContext http) =>
        new()
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
            Path = "/",
            MaxAge = TimeSpan.FromDays(14),
        };
}
