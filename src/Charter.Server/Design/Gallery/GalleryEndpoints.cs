using Microsoft.AspNetCore.Http.HttpResults;

namespace Charter.Server.Design.Gallery;

/// <summary>
/// The gallery: every component in every state, on made-up data, for those who build pages and for the browser's tests.
/// The program maps it only where it was asked to.
/// </summary>
public static class GalleryEndpoints
{
    public static void MapDesignGallery(this IEndpointRouteBuilder routes)
    {
        var gallery = routes.MapGroup("/design").AllowAnonymous().ExcludeFromDescription();
        gallery.MapGet("", () => new RazorComponentResult<DesignGallery>());
        gallery.MapGet("ticket", () => new RazorComponentResult<TicketSketch>());
        gallery.MapGet("inbox", () => new RazorComponentResult<InboxSketch>());
        gallery.MapGet("public", () => new RazorComponentResult<PublicSketch>());
        gallery.MapGet("setup", () => new RazorComponentResult<SetupSketch>());
        gallery.MapGet("why", Why);
        gallery.MapGet("live", () => new RazorComponentResult<LiveSketch>());
        gallery.MapGet("palette", (string? q) => new RazorComponentResult<PaletteSketch>(new { Query = q ?? "" }));
        gallery.MapPost("notice", LeaveNotice).DisableAntiforgery();
    }

    private static IResult Why(HttpRequest request) =>
        request.Headers.ContainsKey("HX-Request")
            ? new RazorComponentResult<WhySketch>()
            : new RazorComponentResult<WhyPageSketch>();

    private static RedirectHttpResult LeaveNotice(HttpContext http, NoticeCookie notices)
    {
        notices.Leave(http, new Notice(NoticeTone.Done, "Sent to Ada. The ticket stays open.", "/design/notice"));
        return TypedResults.Redirect("/design");
    }
}
