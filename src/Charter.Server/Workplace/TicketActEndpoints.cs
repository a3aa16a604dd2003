using Charter.Desk.Policies;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Workplace;

/// <summary>Short forms about a ticket: shown in the side panel or as a page, done by a slice, then back to the ticket.</summary>
internal static class TicketActEndpoints
{
    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("/tickets/{number:int}/do/{act}", ShowAsync);
        routes.MapPost("/tickets/{number:int}/do/{act}", DoAsync);
    }

    private static async Task<IResult> ShowAsync(
        int number,
        string act,
        string? list,
        HttpContext http,
        TicketReading reading
    )
    {
        if (TicketActs.Find(act) is not { } known)
        {
            return RefusedPage.Of(new NotFound("act"));
        }

        var outcome = await reading.ReadAsync(number, list);
        return outcome.IsDone(out var view)
            ? Form(http, new TicketActView(view, known, http.Request.Query, null), StatusCodes.Status200OK)
            : RefusedPage.Of(outcome.Refusal!);
    }

    private static async Task<IResult> DoAsync(
        int number,
        string act,
        string? list,
        HttpContext http,
        TicketReading reading,
        DeskRequest desk,
        Editions editions,
        PageState page,
        Wordbook words,
        NoticeCookie notices
    )
    {
        if (TicketActs.Find(act) is not { } known)
        {
            return RefusedPage.Of(new NotFound("act"));
        }

        var outcome = await reading.ReadAsync(number, list);
        if (!outcome.IsDone(out var view))
        {
            return RefusedPage.Of(outcome.Refusal!);
        }

        var fields = await http.Request.ReadFormAsync();
        var form = new TicketActForm(desk, editions, view.Ticket, fields, page.Zone);
        var done = await known.DoAsync(form);
        if (done.Refusal is { } refusal)
        {
            var problems = RefusalWords.Problems(refusal, known.UsualField, words);
            var status = Problems.Status(refusal.Kind);
            // The panel takes 422 alone as a form that comes back.
            var shown = IsPanel(http) ? StatusCodes.Status422UnprocessableEntity : status;
            return Form(http, new TicketActView(view, known, fields, problems), shown);
        }

        notices.Leave(http, new Notice(NoticeTone.Done, known.Done(words)));
        if (!IsPanel(http))
        {
            return Results.LocalRedirect(view.Url);
        }

        http.Response.Headers["HX-Redirect"] = view.Url;
        return Results.NoContent();
    }

    private static bool IsPanel(HttpContext http) => http.Request.Headers.ContainsKey("HX-Request");

    private static IResult Form(HttpContext http, TicketActView view, int status)
    {
        http.Response.Headers.Vary = "HX-Request";
        return IsPanel(http)
            ? new RazorComponentResult<TicketActPanel>(new { Act = view }) { StatusCode = status }
            : new RazorComponentResult<TicketActPage>(new { Act = view }) { StatusCode = status };
    }
}
