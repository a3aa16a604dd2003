using Charter.Desk.Policies;
using Charter.Desk.Settings;
using Charter.Server.Design;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Charter.Server.Setup;

/// <summary>The first step: whose desk this is.</summary>
internal static class CompanySteps
{
    private const string UsualZone = "Etc/UTC";

    public static IResult Show(HttpContext http, Wordbook words)
    {
        var visit = SetupVisit.Of(http);
        Guess(http, words, visit.Draft);
        return Page(visit, null);
    }

    public static IResult Take(HttpContext http, IFormCollection form, Wordbook words)
    {
        var visit = SetupVisit.Of(http);
        var draft = visit.Draft;
        draft.CompanyName = form["name"].ToString().Trim();
        draft.Language = form["language"].ToString();
        draft.Zone = form["zone"].ToString();
        draft.PublicUrl = form["publicUrl"].ToString().Trim();
        var problems = new FormProblems();
        if (FieldsOf(draft).Check() is { } wrong)
        {
            problems.Add(wrong.Field, FieldProblemWords.Of(wrong, words));
            return Page(visit, problems);
        }

        SuggestHolidays(draft);
        return visit.GoOn(0, "hours");
    }

    public static CompanyFields FieldsOf(SetupDraft draft) =>
        new(draft.CompanyName, draft.Language, draft.Zone, draft.PublicUrl);

    private static RazorComponentResult<CompanyStep> Page(SetupVisit visit, FormProblems? problems) =>
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

    // What the browser says, until somebody has answered.
    private static void Guess(HttpContext http, Wordbook words, SetupDraft draft)
    {
        if (draft.Answered > 0)
        {
            return;
        }

        draft.Language = words.Language.Tag;
        draft.PublicUrl = $"{http.Request.Scheme}://{http.Request.Host}";
        var zone = Uri.UnescapeDataString(http.Request.Cookies[PageState.ZoneCookie] ?? "");
        draft.Zone = ZoneList.All.Contains(zone) ? zone : ZoneOfRegion(http) ?? UsualZone;
    }

    private static string? ZoneOfRegion(HttpContext http)
    {
        var regions = http
            .Request.GetTypedHeaders()
            .AcceptLanguage.Take(8)
            .Select(accepted => accepted.Value.ToString().Split('-')[^1].ToUpperInvariant());
        return regions
            .Select(region => HolidaySets.All.FirstOrDefault(set => set.Code.Split('-')[0] == region)?.Zone)
            .FirstOrDefault(zone => zone is not null);
    }

    private static void SuggestHolidays(SetupDraft draft)
    {
        if (draft.Country.Length == 0 && draft.Holidays.Length == 0)
        {
            draft.Country = HolidaySets.All.FirstOrDefault(set => set.Zone == draft.Zone)?.Code ?? "";
        }
    }
}
