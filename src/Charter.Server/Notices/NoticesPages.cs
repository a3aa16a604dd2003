using Charter.Desk.Automation;
using Charter.Server.Api;
using Charter.Server.Settings;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Charter.Server.Notices;

/// <summary>What a person should know, newest first.</summary>
public static class NoticesPages
{
    public static void MapNoticesPages(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("/notices")
            .RequireAuthorization()
            .ExcludeFromDescription()
            .AddEndpointFilter<ProvenForm>();
        group.MapGet("", ShowAsync);
        group.MapPost("/read", ReadAsync);
    }

    private static async Task<IResult> ShowAsync(DeskRequest desk)
    {
        var read = await desk.ReadAsync((db, ct) => ListNotices.Run(db, desk.Actor, new(), desk.Now, ct));
        return read.IsDone(out var listed)
            ? new RazorComponentResult<NoticesPage>(new { Notices = listed.Notices, listed.Unread })
            : RefusedPage.Of(read.Refusal!);
    }

    private static async Task<IResult> ReadAsync(IFormCollection form, DeskRequest desk)
    {
        if (Versions.Id(form, "upTo") is { } upTo)
        {
            await desk.WriteAsync(
                (db, ct) => MarkNoticesRead.Handle(db, desk.Actor, new(upTo, form["only"] == "true"), ct)
            );
        }

        return Results.LocalRedirect("/notices");
    }
}
