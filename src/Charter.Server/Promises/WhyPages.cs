using System.Globalization;
using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Desk.Storage;
using Charter.Server.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Charter.Server.Promises;

/// <summary>The page that explains a due time.</summary>
public static class WhyPages
{
    public static void MapWhyPages(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/promises/readings/{id:long}/why", ShowAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(long id, HttpContext http, DeskRequest desk, Editions editions)
    {
        var clocks = new TicketClocks(editions);
        var outcome = await desk.ReadAsync(
            (db, ct) => ExplainReading.Run(db, desk.Actor, new ExplainReading.Request(id), clocks, desk.Now, ct)
        );
        if (!outcome.IsDone(out var facts))
        {
            return Results.StatusCode(Problems.Status(outcome.Refusal!.Kind));
        }

        var view = await desk.ReadAsync(
            async (db, ct) =>
            {
                var edition = await editions.OfAsync(db, facts.Policy.Edition, ct);
                return new WhyView(facts, edition.Clocks.Calendar.Definition, await NamesAsync(db, facts, ct));
            }
        );
        http.Response.Headers.Vary = "HX-Request";
        return http.Request.Headers.ContainsKey("HX-Request")
            ? new RazorComponentResult<WhyPanel>(new { View = view })
            : new RazorComponentResult<WhyPage>(new { View = view });
    }

    private static async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        DeskContext db,
        ExplainReading.Result facts,
        CancellationToken cancellationToken
    )
    {
        var ids = facts
            .Proof.Select(row => row.Actor.Split(':'))
            .Where(parts => parts is ["staff", _])
            .Select(parts => long.Parse(parts[1], CultureInfo.InvariantCulture))
            .Distinct()
            .ToArray();
        var staff = await db
            .StaffMembers.Where(s => ids.Contains(s.Id))
            .Select(s => new { s.Id, s.Name })
            .ToListAsync(cancellationToken);
        var names = staff.ToDictionary(s => string.Create(CultureInfo.InvariantCulture, $"staff:{s.Id}"), s => s.Name);
        var customer = await db
            .Tickets.Where(t => t.Id == facts.TicketId)
            .Join(db.Customers, t => t.CustomerId, c => c.Id, (_, c) => new { c.Id, c.Name })
            .SingleAsync(cancellationToken);
        names[string.Create(CultureInfo.InvariantCulture, $"customer:{customer.Id}")] = customer.Name;
        return names;
    }
}
