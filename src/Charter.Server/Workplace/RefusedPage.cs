using Charter.Desk.Shared;
using Charter.Server.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Charter.Server.Workplace;

/// <summary>The page that stands in place of one that can't be shown, with the status that says so to programs.</summary>
internal static class RefusedPage
{
    public static IResult Of(Refusal refusal) =>
        new RazorComponentResult<RefusedPageView>(new { Refusal = refusal })
        {
            StatusCode = Problems.Status(refusal.Kind),
        };
}
