using Charter.Server.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Workplace;

/// <summary>What answers where there is no page: a page that says so and leads on, instead of an empty one.</summary>
public static class NowhereEndpoints
{
    public static void MapNowhere(this IEndpointRouteBuilder routes) =>
        routes
            .MapFallback(Answer)
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]))
            .AllowAnonymous()
            .ExcludeFromDescription();

    private static IResult Answer(HttpContext http, DeskRequest desk) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? Results.NotFound()
        : desk.IsKnown ? RefusedPage.Of(new NotFound("page"))
        : new RazorComponentResult<NowherePage> { StatusCode = StatusCodes.Status404NotFound };
}
