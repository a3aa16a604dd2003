using System.Collections.Immutable;
using System.Globalization;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Policy.Calendars;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NotFound = Charter.Desk.Shared.NotFound;
using Notice = Charter.Server.Design.Notice;

namespace Charter.Server.Policies;

/// <summary>Support hours, peak hours and holidays.</summary>
internal static class HoursPages
{
    private const int MostYears = 10;

    // A holiday has four fields, and a desk may keep two thousand of them.
    private const int MostFields = 16_000;

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/hours", ShowAsync);
        pages.MapPost("/hours", SaveAsync).WithFormOptions(valueCountLimit: MostFields);
    }

    private static async Task<IResult> ShowAsync(DeskRequest desk, PageState page)
    {
        var read = await desk.ReadAsync((db, ct) => ReadSupportHours.Run(db, desk.Actor, new(), desk.Now, ct));
        if (read.IsDone(out var hours))
        {
            return Page(desk, page, HoursForm.Of(hours.Definition), hours);
        }

        return read.Refusal is NotFound
            ? Page(desk, page, HoursForm.Of(Usual(page.Zone.Id)), null)
            : PolicyPages.Refused(desk, read.Refusal!);
    }

    private static async Task<IResult> SaveAsync(
        DeskRequest desk,
        PageState page,
        HttpContext http,
        NoticeCookie notices,
        Wordbook words,
        IFormCollection form
    )
    {
        var typed = HoursForm.Typed(form);
        var read = await desk.ReadAsync((db, ct) => ReadSupportHours.Run(db, desk.Actor, new(), desk.Now, ct));
        var stored = read.IsDone(out var hours) ? hours : null;
        if (form["act"] == "add-set")
        {
            return Page(desk, page, WithSet(typed, form, desk.Now.InZone(page.Zone).Year, words), stored);
        }

        if (typed.Read(words) is not { } definition)
        {
            return Unsaved(desk, page, typed, stored);
        }

        var outcome = await desk.WriteAsync((db, ct) => ChangeSupportHours.Handle(db, desk.Actor, new(definition), ct));
        switch (outcome.Refusal)
        {
            case null:
                notices.Leave(
                    http,
                    new Notice(
                        NoticeTone.Done,
                        words["Saved. Tickets that open from now on count these hours; open tickets keep theirs."]
                    )
                );
                return Results.LocalRedirect("/policy/hours");
            case ChangeSupportHours.HoursDoNotWork wrong:
                typed.Refuse(wrong.Problems, words);
                break;
            case InvalidField { Field: "holidays" }:
                typed.Problems.Add(
                    "date-0",
                    words["At most {0} holidays can be kept.", ChangeSupportHours.MostHolidays]
                );
                break;
            default:
                typed.Problems.Add("zone", PolicyWords.Refusal(outcome.Refusal, words));
                break;
        }

        return Unsaved(desk, page, typed, stored);
    }

    private static HoursForm WithSet(HoursForm typed, IFormCollection form, int thisYear, Wordbook words)
    {
        var set = HolidaySets.All.FirstOrDefault(s => s.Code == form["set"]);
        if (set is null)
        {
            typed.Problems.Add("set", words["Choose a country first."]);
            return typed;
        }

        var first = Year(form["first"].ToString(), thisYear);
        var last = Year(form["last"].ToString(), first + 1);
        return typed.With(set, first, Math.Clamp(last, first, first + MostYears - 1), words);
    }

    private static int Year(string text, int fallback) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1970 and <= 2190
            ? year
            : fallback;

    private static RazorComponentResult<HoursPage> Page(
        DeskRequest desk,
        PageState page,
        HoursForm form,
        ReadSupportHours.Result? stored
    ) =>
        new(
            new
            {
                Hours = form,
                Stored = stored,
                MayEdit = desk.Actor.May(Permissions.EditSettings),
                Months = stored is null ? [] : HoursMonth.Next(stored.Definition, desk.Now.InZone(page.Zone).Date),
            }
        );

    private static RazorComponentResult<HoursPage> Unsaved(
        DeskRequest desk,
        PageState page,
        HoursForm form,
        ReadSupportHours.Result? stored
    )
    {
        var again = Page(desk, page, form, stored);
        again.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return again;
    }

    private static CalendarDefinition Usual(string zone)
    {
        ImmutableArray<TimeWindow> day = [new(new LocalTime(9, 0), new LocalTime(17, 0))];
        return new CalendarDefinition(
            zone,
            HoursWords.Week.Take(5).ToImmutableDictionary(d => d, _ => day),
            ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>.Empty,
            []
        );
    }
}
