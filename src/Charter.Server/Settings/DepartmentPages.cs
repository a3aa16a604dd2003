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

/// <summary>Departments, their managers, members and teams.</summary>
internal static class DepartmentPages
{
    public static async Task<IResult> ListAsync(DeskRequest desk) => await ListPageAsync(desk, "", null);

    public static async Task<IResult> AddAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var name = form["name"].ToString();
        var added = await desk.WriteAsync((db, ct) => AddDepartment.Handle(db, desk.Actor, new(name), ct));
        return added.IsDone(out var made) ? SettingsPages.Done(http, notices, words["Saved."], Url(made.DepartmentId))
            : added.Refusal is NotAllowed ? RefusedPage.Of(added.Refusal)
            : await ListPageAsync(desk, name, Versions.Problems(added.Refusal!, "name", words));
    }

    public static async Task<IResult> ShowAsync(long id, DeskRequest desk) => await PageAsync(id, desk, null);

    public static async Task<IResult> TakeAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var email = form["email"].ToString().Trim();
        var request = new ChangeDepartment.Request(
            id,
            form["name"].ToString(),
            email.Length == 0 ? null : email,
            Versions.Id(form, "manager"),
            form["isDefault"] == "true",
            form["isArchived"] == "true",
            Versions.Of(form),
            form["signature"].ToString()
        );
        var members = Versions.Ids(form, "members");
        var done = await desk.WriteAsync(
            async (db, ct) =>
            {
                var changed = await ChangeDepartment.Handle(db, desk.Actor, request, ct);
                return changed.Refusal is null && desk.Actor.May(Permissions.EditStaff)
                    ? await SetMembers.Handle(db, desk.Actor, new(id, members), ct)
                    : changed;
            }
        );
        return done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, words["Saved."], "/settings/departments"),
            NotAllowed or NotFound => RefusedPage.Of(done.Refusal),
            ChangedMeanwhile => await PageAsync(id, desk, Versions.Conflict(words, "name")),
            var refusal => await PageAsync(id, desk, Versions.Problems(refusal, "name", words)),
        };
    }

    public static async Task<IResult> AddTeamAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var request = new AddTeam.Request(id, form["team"].ToString(), Versions.Ids(form, "teamMembers"));
        var done = await desk.WriteAsync((db, ct) => AddTeam.Handle(db, desk.Actor, request, ct));
        return done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, words["The team is there."], Url(id)),
            NotAllowed or NotFound => RefusedPage.Of(done.Refusal),
            var refusal => SettingsPages.Refused(http, notices, FieldProblemWords.Of(refusal, words), Url(id)),
        };
    }

    internal static string Url(long id) => FormattableString.Invariant($"/settings/departments/{id}");

    private static async Task<IResult> ListPageAsync(DeskRequest desk, string name, FormProblems? problems)
    {
        if (desk.Actor.Lacks(Permissions.EditSettings) is { } refused)
        {
            return RefusedPage.Of(refused);
        }

        var departments = await desk.ReadAsync((db, ct) => ListDepartments.Run(db, desk.Actor, ct));
        var people = await desk.ReadAsync((db, ct) => ListStaff.Run(db, desk.Actor, ct));
        return new RazorComponentResult<DepartmentsPage>(
            new
            {
                Departments = departments.Value,
                People = people.Value,
                Name = name,
                Problems = problems,
            }
        )
        {
            StatusCode = SetupPages.StatusOf(problems),
        };
    }

    private static async Task<IResult> PageAsync(long id, DeskRequest desk, FormProblems? problems)
    {
        if (desk.Actor.Lacks(Permissions.EditSettings) is { } refused)
        {
            return RefusedPage.Of(refused);
        }

        var departments = await desk.ReadAsync((db, ct) => ListDepartments.Run(db, desk.Actor, ct));
        var people = await desk.ReadAsync((db, ct) => ListStaff.Run(db, desk.Actor, ct));
        return departments.Value.FirstOrDefault(d => d.Department.Id == id) is not { } view
            ? RefusedPage.Of(new NotFound("department"))
            : new RazorComponentResult<DepartmentPage>(
                new
                {
                    View = view,
                    People = people.Value,
                    Problems = problems,
                }
            )
            {
                StatusCode = SetupPages.StatusOf(problems),
            };
    }
}
