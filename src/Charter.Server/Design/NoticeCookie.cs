using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Charter.Server.Design;

/// <summary>
/// Carries a notice over a redirect: <c>notices.Leave(http, new Notice(...))</c> before it, shown by the layout after it.
/// It travels sealed in a cookie that lives five minutes, so that no session and no database row is needed.
/// </summary>
public sealed class NoticeCookie(IDataProtectionProvider protection)
{
    private const string CookieName = "charter.notice";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("Charter.Notice")
        .ToTimeLimitedDataProtector();

    /// <summary>Leaves a notice for the next page that this person sees.</summary>
    public void Leave(HttpContext http, Notice notice) =>
        http.Response.Cookies.Append(
            CookieName,
            protector.Protect(JsonSerializer.Serialize(notice), Life),
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = Life,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            }
        );

    /// <summary>Takes the notice that was left, if one was; a spoilt or old one is dropped.</summary>
    public Notice? Take(HttpContext http)
    {
        if (!http.Request.Cookies.TryGetValue(CookieName, out var sealedNotice))
        {
            return null;
        }

        http.Response.Cookies.Delete(CookieName);
        try
        {
            return JsonSerializer.Deserialize<Notice>(protector.Unprotect(sealedNotice));
        }
        catch (Exception spoilt) when (spoilt is System.Security.Cryptography.CryptographicException or JsonException)
        {
            return null;
        }
    }
}
