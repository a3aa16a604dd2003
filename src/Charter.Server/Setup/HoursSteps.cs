using Charter.Desk.Policies;
using Charter.Policy.Calendars;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Charter.Server.Setup;

/// <summary>The second step: when people are there to answer.</summary>
internal static class HoursSteps
{
    // This year, because the desk starts in it, and two to come.
    private const int YearsAhead = 2;

    public static IResult Show(HttpContext http, DeskRequest desk)
    {
        var visit = SetupVisit.Of(http);
        if (visit.BackFrom(1) is { } back)
        {
            return back;
        }

        if (visit.Draft.Answered == 1 && visit.Draft.Holidays.Length == 0)
        {
            visit.Draft.Holidays = HolidaysOf(visit.Draft, desk.Now);
        }

        return Page(visit, null);
    }

    public static IResult Take(HttpContext http, IFormCollection form, DeskRequest desk, Wordbook words)
    {
        var visit = SetupVisit.Of(http);
        if (visit.BackFrom(1) is { } back)
        {
            return back;
        }

        var draft = visit.Draft;
        draft.Hours = [.. HoursText.Days.Select(day => form[day].ToString().Trim())];
        draft.Country = form["country"].ToString();
        draft.Holidays = form["holidays"].ToString().ReplaceLineEndings("\n");
        switch (form["action"].ToString())
        {
            case "weekdays":
                draft.Hours = HoursText.Weekdays;
                return Page(visit, null);
            case "always":
                draft.Hours = HoursText.AroundTheClock;
                return Page(visit, null);
            case "country":
                draft.Holidays = HolidaysOf(draft, desk.Now);
                return Page(visit, null);
            default:
                var problems = new FormProblems();
                Read(draft, words, problems);
                return problems.Any ? Page(visit, problems) : visit.GoOn(1, "policy");
        }
    }

    /// <summary>The hours as typed; what is wrong goes to <paramref name="problems"/>.</summary>
    public static CalendarDefinition Read(SetupDraft draft, Wordbook words, FormProblems problems) =>
        HoursText.Read(draft.Zone, draft.Hours, draft.Holidays, words, problems);

    private static string HolidaysOf(SetupDraft draft, Instant now)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(draft.Zone) ?? DateTimeZone.Utc;
        var year = now.InZone(zone).Year;
        return HolidaySets.Find(draft.Country) is { } set
            ? HoursText.Write(set.Of(year, year + YearsAhead).Where(day => day.Date >= now.InZone(zone).Date))
            : "";
    }

    private static RazorComponentResult<HoursStep> Page(SetupVisit visit, FormProblems? problems) =>
        new(
            new
            {
                visit.Token,
                visit.Draft,
                Problems = problems,
            }
        )
        {
            StatusCode = SetupPages.StatusOf(problems),
        };
}
