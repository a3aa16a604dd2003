using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Settings;

/// <summary>One team: its name, who belongs to it, and taking it out of use.</summary>
internal static class TeamPages
{
    public static async Task<IResult> ShowAsync(long id, DeskRequest desk) => await PageAsync(id, desk, null, null);

    public static async Task<IResult> TakeAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var request = new ChangeTeam.Request(
            id,
            form["name"].ToString(),
            Versions.Ids(form, "members"),
            form["isArchived"] == "true",
            form["seenName"].ToString(),
            Versions.Ids(form, "seenMembers")
        );
        var department = Versions.Id(form, "department") ?? 0;
        var done = await desk.WriteAsync((db, ct) => ChangeTeam.Handle(db, desk.Actor, request, ct));
        return done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, words["Saved."], DepartmentPages.Url(department)),
            NotAllowed or NotFound => RefusedPage.Of(done.Refusal),
            ChangedMeanwhile => await PageAsync(id, desk, request, Versions.Conflict(words, "name")),
            var refusal => await PageAsync(id, desk, request, Versions.Problems(refusal, "name", words)),
        };
    }

    private static async Task<IResult> PageAsync(
        long id,
        DeskRequest desk,
        ChangeTeam.Request? typed,
        FormProblems? problems
    )
    {
        var read = await desk.ReadAsync((db, ct) => ReadTeam.Run(db, desk.Actor, id, ct));
        if (!read.IsDone(out var found))
        {
            return RefusedPage.Of(read.Refusal!);
        }

        var people = await desk.ReadAsync((db, ct) => ListStaff.Run(db, desk.Actor, ct));
        return new RazorComponentResult<TeamPage>(
            new
            {
                View = found,
                People = people.Value,
                Typed = typed,
                Problems = problems,
            }
        )
        {
            StatusCode = SetupPages.StatusOf(problems),
        };
    }
}
