using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Tickets;
using Charter.Server.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Charter.Server.Workplace;

/// <summary>The inbox and the search.</summary>
internal static class InboxEndpoints
{
    private const int MostCustomers = 9;
    private const int FoundOnPage = 25;
    private const int FoundInPalette = 7;

    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("/inbox", PageAsync);
        routes.MapGet("/inbox/list", ListAsync);
        routes.MapGet("/search", SearchAsync);
        routes.MapGet("/search/palette", PaletteAsync);
    }

    private static async Task<IResult> PageAsync(HttpContext http, InboxReading reading)
    {
        var outcome = await reading.ReadAsync(InboxQuery.Read(http.Request.QueryString.Value, reading.Usual));
        return outcome.IsDone(out var part)
            ? new RazorComponentResult<InboxPage>(new { Part = part })
            : RefusedPage.Of(outcome.Refusal!);
    }

    private static async Task<IResult> ListAsync(HttpContext http, InboxReading reading)
    {
        var outcome = await reading.ReadAsync(InboxQuery.Read(http.Request.QueryString.Value, reading.Usual));
        return outcome.IsDone(out var part)
            ? new RazorComponentResult<InboxList>(new { Part = part })
            : Problems.Of(outcome.Refusal!);
    }

    private static async Task<IResult> SearchAsync(HttpContext http, InboxReading reading, DeskRequest desk)
    {
        var query = InboxQuery.Read(http.Request.QueryString.Value, InboxView.All);
        if (query.Text is null)
        {
            return new RazorComponentResult<SearchPage>(new { Query = query });
        }

        var listed = await reading.LinesAsync(query, FoundOnPage);
        if (!listed.IsDone(out var found))
        {
            return RefusedPage.Of(listed.Refusal!);
        }

        // A number that names one ticket is that ticket.
        if (found.Lines is [var only] && query.Text.TrimStart('#').All(char.IsAsciiDigit))
        {
            return Results.LocalRedirect(only.Url);
        }

        return new RazorComponentResult<SearchPage>(
            new
            {
                Query = query,
                Lines = found.Lines,
                NextUrl = found.Next is { } next ? "/search" + query.Write(after: next) : null,
                // Later pages are of tickets only: the customers stood on the first.
                Customers = query.After is null ? await CustomersAsync(desk, query.Text) : [],
            }
        );
    }

    private static async Task<IResult> PaletteAsync(HttpContext http, InboxReading reading, DeskRequest desk)
    {
        var query = InboxQuery.Read(http.Request.QueryString.Value, InboxView.All);
        var found = query.Text is null ? default : await reading.LinesAsync(query, FoundInPalette);
        return new RazorComponentResult<PaletteFound>(
            new
            {
                Lines = query.Text is not null && found.IsDone(out var page) ? page.Lines : [],
                Customers = query.Text is { } text ? await CustomersAsync(desk, text) : [],
            }
        );
    }

    private static async Task<IReadOnlyList<ListCustomers.Row>> CustomersAsync(DeskRequest desk, string text)
    {
        if (desk.Actor.Lacks(Permissions.ReadCustomers) is not null)
        {
            return [];
        }

        var request = new ListCustomers.Request(text, Limit: MostCustomers);
        Outcome<ListCustomers.Result> found = await desk.ReadAsync(
            (db, ct) => ListCustomers.Run(db, desk.Actor, request, ct)
        );
        return found.IsDone(out var page) ? page.Rows : [];
    }
}
