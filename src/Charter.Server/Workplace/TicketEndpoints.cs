using Charter.Server.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Charter.Server.Workplace;

/// <summary>A ticket's page and the parts of it that keep themselves fresh.</summary>
internal static class TicketEndpoints
{
    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("/tickets", () => Results.LocalRedirect("/inbox?view=all"));
        routes.MapGet("/tickets/{number:int}", PageAsync);
        routes.MapGet("/tickets/{number:int}/thread", ThreadAsync);
        routes.MapGet("/tickets/{number:int}/side", SideAsync);
        routes.MapGet("/tickets/{number:int}/beside", BesideAsync);
    }

    private static async Task<IResult> PageAsync(int number, string? list, long? before, TicketReading reading)
    {
        var outcome = await reading.ReadAsync(number, list, before);
        return outcome.IsDone(out var view)
            ? new RazorComponentResult<TicketPage>(new { View = view })
            : RefusedPage.Of(outcome.Refusal!);
    }

    private static async Task<IResult> ThreadAsync(int number, string? list, TicketReading reading)
    {
        var outcome = await reading.ReadAsync(number, list);
        return outcome.IsDone(out var view)
            ? new RazorComponentResult<TicketThread>(new { View = view })
            : Problems.Of(outcome.Refusal!);
    }

    private static async Task<IResult> SideAsync(int number, string? list, TicketReading reading)
    {
        var outcome = await reading.ReadAsync(number, list);
        return outcome.IsDone(out var view)
            ? new RazorComponentResult<TicketSide>(new { View = view })
            : Problems.Of(outcome.Refusal!);
    }

    private static async Task<IResult> BesideAsync(int number, string? list, TicketReading reading)
    {
        var outcome = await reading.ReadAsync(number, list);
        return outcome.IsDone(out var view)
            ? new RazorComponentResult<TicketBeside>(new { View = view })
            : Problems.Of(outcome.Refusal!);
    }
}
