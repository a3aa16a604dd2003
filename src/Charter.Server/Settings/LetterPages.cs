using System.Globalization;
using Charter.Desk.Automation;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Charter.Server.Settings;

/// <summary>Who sends holding letters, and what the answer to a complaint names as the next stage.</summary>
internal static class LetterPages
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/letters", ShowAsync);
        group.MapPost("/letters", TakeAsync);
    }

    private static async Task<IResult> ShowAsync(DeskRequest desk)
    {
        var read = await desk.ReadAsync((db, ct) => ReadLetterSettings.Run(db, desk.Actor, ct));
        return read.IsDone(out var kept) ? Page(desk, kept.Fields, kept.Version, null) : RefusedPage.Of(read.Refusal!);
    }

    private static async Task<IResult> TakeAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var fields = new LetterSettingsFields(
            form["holding"] == "automatic" ? HoldingChoice.Automatic : HoldingChoice.Offer,
            int.TryParse(form["holdingDays"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 0,
            form["holdingReasons"].ToString(),
            form["nextStage"].ToString(),
            form["externalReview"].ToString()
        );
        var version = Versions.Of(form);
        var done = await desk.WriteAsync(
            (db, ct) => ChangeLetterSettings.Handle(db, desk.Actor, new(fields, version), ct)
        );
        return done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, words["Saved."], "/settings/letters"),
            NotAllowed => RefusedPage.Of(done.Refusal),
            ChangedMeanwhile changed => Page(desk, fields, changed.CurrentVersion, Versions.Conflict(words, "holding")),
            var refusal => Page(desk, fields, version, Versions.Problems(refusal, "holding", words)),
        };
    }

    private static IResult Page(DeskRequest desk, LetterSettingsFields fields, int version, FormProblems? problems) =>
        desk.Actor.Lacks(Permissions.EditTemplates) is { } refused
            ? RefusedPage.Of(refused)
            : new RazorComponentResult<LettersPage>(
                new
                {
                    Fields = fields,
                    Version = version.ToString(CultureInfo.InvariantCulture),
                    Problems = problems,
                }
            )
            {
                StatusCode = SetupPages.StatusOf(problems),
            };
}
