using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Charter.Server.Setup;

/// <summary>
/// The first run: a link that the program prints opens a wizard of five steps. When the last is answered, the desk is
/// set up in one write, and every address below <c>/setup</c> answers 404 from then on.
/// </summary>
public static class SetupPages
{
    // A policy in Word may carry pictures.
    private const long LargestPost = 22L * 1024 * 1024;

    public static void MapSetupPages(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("/setup/{token}")
            .AllowAnonymous()
            .ExcludeFromDescription()
            .AddEndpointFilter(OpenAsync);
        group.MapGet("", CompanySteps.Show);
        group.MapPost("", CompanySteps.Take);
        group.MapGet("/hours", HoursSteps.Show);
        group.MapPost("/hours", HoursSteps.Take);
        group.MapGet("/policy", PolicySteps.Show);
        group.MapPost("/policy", PolicySteps.TakeAsync).WithMetadata(new RequestSizeLimitAttribute(LargestPost));
        group.MapGet("/administrator", AdministratorSteps.Show);
        group.MapPost("/administrator", AdministratorSteps.Take);
        group.MapGet("/mail", MailSteps.Show);
        group.MapPost("/mail", MailSteps.TakeAsync);
        routes.Map("/setup/{**rest}", NotHere).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/welcome", WelcomePages.ShowAsync).ExcludeFromDescription();
    }

    /// <summary>The steps with the links to those that were answered.</summary>
    internal static StepEntry[] Steps(Wordbook words, string token) =>
        [
            new(words["Company"], $"/setup/{token}"),
            new(words["Support hours"], $"/setup/{token}/hours"),
            new(words["Policy"], $"/setup/{token}/policy"),
            new(words["Administrator"], $"/setup/{token}/administrator"),
            new(words["Mail"], $"/setup/{token}/mail"),
        ];

    /// <summary>The page that answers for every address that opens nothing.</summary>
    internal static RazorComponentResult<SetupNotHere> NotHere() =>
        new() { StatusCode = StatusCodes.Status404NotFound };

    internal static int StatusOf(FormProblems? problems) =>
        problems is { Any: true } ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;

    // Lets a request through with a good link only, and puts its draft beside it.
    private static async ValueTask<object?> OpenAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var http = context.HttpContext;
        var desk = http.RequestServices.GetRequiredService<DeskRequest>();
        var token = http.GetRouteValue("token") as string;
        var isGood = await desk.ReadAsync(
            async (db, ct) =>
                !await db.Companies.AnyAsync(ct)
                && await OneTimeLinks.FindAsync(db, LinkPurpose.Setup, token, desk.Now, ct) is not null
        );
        if (!isGood)
        {
            return NotHere();
        }

        // The address holds the secret and the pages hold what was typed: neither is for a cache.
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Features.Set(new SetupVisit(token!, http.RequestServices.GetRequiredService<SetupDrafts>().Of(token!)));
        return await next(context);
    }
}
