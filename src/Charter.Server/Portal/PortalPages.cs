using Charter.Desk.Settings;
using Charter.Server.Api;
using Charter.Server.Design;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Charter.Server.Portal;

/// <summary>What strangers and customers see: the form, its thanks, and the page of one ticket behind its link.</summary>
public static class PortalPages
{
    public static void MapPortalPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        group.MapGet("/", StartAsync);
        group.MapGet("/ask", AskPages.ShowAsync);
        // These forms prove nothing about who sends them, so that no antiforgery cookie is needed; other sites are kept
        // off by the guard in front of everything.
        group.MapPost("/ask", AskPages.TakeAsync).DisableAntiforgery().WithMetadata(Largest());
        group.MapGet("/ask/thanks", AskPages.ThankAsync);
        group.MapGet("/follow/{token}", FollowPages.ShowAsync);
        group.MapPost("/follow/{token}", FollowPages.TakeAsync).DisableAntiforgery().WithMetadata(Largest());
        group.MapGet("/follow/{token}/files/{id:long}", FollowPages.FileAsync);
    }

    /// <summary>Keeps a page with a secret in its address out of caches, search engines and other sites' logs.</summary>
    internal static void Hide(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-cache, no-store";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        // Where the browser does not say which site a form comes from, its origin must, and no-referrer would hide it.
        headers["Referrer-Policy"] =
            http.Request.IsHttps || http.Request.Host.Host is "localhost" or "127.0.0.1"
                ? "no-referrer"
                : "same-origin";
    }

    /// <summary>The company, and its zone for readers whose browser has told none; <c>null</c> before set-up.</summary>
    internal static async Task<Company?> CompanyAsync(HttpContext http, DeskRequest desk, PageState page)
    {
        var read = await desk.ReadAsync(ReadCompany.Run);
        if (!read.IsDone(out var company))
        {
            return null;
        }

        if (http.Request.Cookies[PageState.ZoneCookie] is null)
        {
            page.Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(company.Zone) ?? page.Zone;
        }

        return company;
    }

    /// <summary>What answers before set-up.</summary>
    internal static RazorComponentResult<NewDeskPage> NewDesk() => new();

    private static async Task<IResult> StartAsync(HttpContext http, DeskRequest desk, PageState page) =>
        await CompanyAsync(http, desk, page) is null ? NewDesk()
        : desk.IsKnown ? Results.LocalRedirect("/inbox")
        : Results.LocalRedirect("/ask");

    private static RequestSizeLimitAttribute Largest() => new(PortalFiles.LargestRequest);
}
