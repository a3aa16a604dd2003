using System.Globalization;
using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Charter.Server.Workplace;

/// <summary>Opening a ticket for somebody who calls, visits, or sent a letter.</summary>
internal static class NewTicketEndpoints
{
    private const int MostMatches = 6;

    public static void Map(RouteGroupBuilder routes)
    {
        routes.MapGet("/tickets/new", ShowAsync);
        routes.MapPost("/tickets/new", OpenAsync);
        routes.MapGet("/tickets/new/customers", MatchesAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, DeskRequest desk, long? customer)
    {
        if (desk.Actor.Lacks(Permissions.OpenTickets) is { } refusal)
        {
            return RefusedPage.Of(refusal);
        }

        var typed = http.Request.Query.ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal);
        return await PageAsync(desk, customer, typed, null);
    }

    private static async Task<IResult> OpenAsync(
        HttpContext http,
        DeskRequest desk,
        Wordbook words,
        NoticeCookie notices
    )
    {
        var fields = await http.Request.ReadFormAsync();
        var typed = fields.ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal);
        var customer = Id(typed, "customer");
        var request = new OpenTicketForCaller.Request(
            customer,
            Text(typed, "name"),
            Text(typed, "email"),
            Text(typed, "phone"),
            Token(typed, "channel", ServedSubject.Phone),
            Token(typed, "kind", CaseKind.Enquiry),
            Text(typed, "priority") is { Length: > 0 } priority ? priority : null,
            Id(typed, "department"),
            Text(typed, "subject"),
            Text(typed, "text"),
            Text(typed, "acknowledged") == "true",
            Text(typed, "take") == "true"
        );
        var outcome = await desk.WriteAsync((db, ct) => OpenTicketForCaller.Handle(db, desk.Actor, request, ct));
        if (!outcome.IsDone(out var opened))
        {
            return await PageAsync(desk, customer, typed, outcome.Refusal, words);
        }

        notices.Leave(
            http,
            new Notice(NoticeTone.Done, words["Ticket {0} is open and its clocks run.", opened.Number])
        );
        return Results.LocalRedirect(TicketReading.Url(opened.Number, null));
    }

    // While a name or number is typed: is it somebody whom we know?
    private static async Task<IResult> MatchesAsync(DeskRequest desk, string? name, string? email, string? phone)
    {
        var text = new[] { email, phone, name }.FirstOrDefault(t => t?.Trim().Length >= 3)?.Trim();
        if (text is null)
        {
            return new RazorComponentResult<NewTicketMatches>(new { Rows = Array.Empty<ListCustomers.Row>() });
        }

        var request = new ListCustomers.Request(text, Limit: MostMatches);
        var found = await desk.ReadAsync((db, ct) => ListCustomers.Run(db, desk.Actor, request, ct));
        return new RazorComponentResult<NewTicketMatches>(new { Rows = found.IsDone(out var page) ? page.Rows : [] });
    }

    private static async Task<IResult> PageAsync(
        DeskRequest desk,
        long? customerId,
        IReadOnlyDictionary<string, string> typed,
        Refusal? refusal,
        Wordbook? words = null
    )
    {
        var choices = await desk.ReadAsync((db, ct) => ListTicketChoices.Run(db, desk.Actor, ct));
        if (!choices.IsDone(out var offered))
        {
            return RefusedPage.Of(choices.Refusal!);
        }

        CustomerView? customer = null;
        if (customerId is { } id)
        {
            var read = await desk.ReadAsync((db, ct) => ReadCustomer.Run(db, desk.Actor, id, ct));
            customer = read.IsDone(out var found) ? found : null;
        }

        var view = new NewTicketView(offered)
        {
            Customer = customer,
            Typed = typed,
            Problems = refusal is null ? null : RefusalWords.Problems(refusal, "subject", words!),
        };
        return new RazorComponentResult<NewTicketPage>(new { View = view })
        {
            StatusCode = refusal is null ? StatusCodes.Status200OK : Problems.Status(refusal.Kind),
        };
    }

    private static string Text(Dictionary<string, string> typed, string name) =>
        typed.GetValueOrDefault(name, "").Trim();

    private static long? Id(Dictionary<string, string> typed, string name) =>
        long.TryParse(Text(typed, name), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static T Token<T>(Dictionary<string, string> typed, string name, T usual)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(v => Vocabulary.Token(v) == Text(typed, name)).DefaultIfEmpty(usual).First();
}
