using System.Globalization;
using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Desk.Shared;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace Charter.Server.Promises;

/// <summary>What was kept and what broke, per promise; the breaches, each one click from its proof.</summary>
public static class PromisesPages
{
    private const int MostExported = 10_000;
    private const string Csv = "text/csv; charset=utf-8";

    public static void MapPromisesPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/promises").RequireAuthorization().ExcludeFromDescription();
        pages.MapGet("", ShowAsync);
        pages.MapGet("/kept.csv", ExportAsync);
        pages.MapGet("/breaches", BreachesAsync);
        pages.MapGet("/breaches.csv", ExportBreachesAsync);
    }

    private static async Task<IResult> ShowAsync(
        DeskRequest desk,
        Editions editions,
        PageState page,
        Wordbook words,
        string? period,
        string? department
    )
    {
        var read = await new PromisesReading(desk, editions, page, words).CountAsync(period, Id(department));
        return read.IsDone(out var view)
            ? new RazorComponentResult<PromisesPage>(new { View = view })
            : Refused(read.Refusal!);
    }

    private static async Task<IResult> BreachesAsync(
        DeskRequest desk,
        Editions editions,
        PageState page,
        Wordbook words,
        string? period,
        string? department,
        string? promise,
        int? skip
    )
    {
        var reading = new PromisesReading(desk, editions, page, words);
        var read = await reading.BreachesAsync(
            period,
            Id(department),
            promise,
            Math.Clamp(skip ?? 0, 0, 1_000_000),
            BreachesView.PageLength
        );
        return read.IsDone(out var view)
            ? new RazorComponentResult<BreachesPage>(new { View = view })
            : Refused(read.Refusal!);
    }

    private static async Task<IResult> ExportAsync(
        DeskRequest desk,
        Editions editions,
        PageState page,
        Wordbook words,
        string? period,
        string? department
    )
    {
        var read = await new PromisesReading(desk, editions, page, words).CountAsync(period, Id(department));
        if (!read.IsDone(out var view))
        {
            return Refused(read.Refusal!);
        }

        var csv = new CsvText();
        csv.Add(
            words["Promise"],
            words["Kept"],
            words["Broken"],
            words["Open"],
            words["Share kept, %"],
            words["Share promised, %"]
        );
        foreach (var line in view.Lines)
        {
            csv.Add(
                line.Words,
                Number(line.Count.Kept),
                Number(line.Count.Broken),
                Number(line.Count.Open),
                line.Count.Share is { } share ? Number(share) : "",
                Number(line.Count.PromisedShare)
            );
        }

        return Results.File(csv.ToBytes(), Csv, $"promises-{view.Period.Key}.csv");
    }

    private static async Task<IResult> ExportBreachesAsync(
        DeskRequest desk,
        Editions editions,
        PageState page,
        Wordbook words,
        string? period,
        string? department,
        string? promise
    )
    {
        var reading = new PromisesReading(desk, editions, page, words);
        var csv = new CsvText();
        csv.Add(
            words["Ticket"],
            words["Subject"],
            words["Promise"],
            words["Started"],
            words["Due"],
            words["Done"],
            words["Department"],
            words["Assigned to"]
        );
        for (var skip = 0; skip < MostExported; skip += ListBreaches.MostAtOnce)
        {
            var read = await reading.BreachesAsync(period, Id(department), promise, skip, ListBreaches.MostAtOnce);
            if (!read.IsDone(out var view))
            {
                return Refused(read.Refusal!);
            }

            foreach (var breach in view.Breaches)
            {
                Add(csv, breach, view);
            }

            if (skip + ListBreaches.MostAtOnce >= view.Total)
            {
                break;
            }
        }

        return Results.File(csv.ToBytes(), Csv, "breaches.csv");
    }

    private static void Add(CsvText csv, ListBreaches.Breach breach, BreachesView view) =>
        csv.Add(
            Number(breach.TicketNumber),
            breach.TicketSubject,
            view.WordsOf(breach),
            Time(breach.StartedAt),
            Time(breach.DueAt),
            breach.DoneAt is { } done ? Time(done) : "",
            breach.Department,
            breach.Assignee
        );

    private static RazorComponentResult<PromisesRefusedPage> Refused(Refusal refusal) =>
        new(new { Refusal = refusal }) { StatusCode = Problems.Status(refusal.Kind) };

    // An empty choice is sent as an empty text, which means all.
    private static long? Id(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Time(Instant at) => InstantPattern.General.Format(at);
}
