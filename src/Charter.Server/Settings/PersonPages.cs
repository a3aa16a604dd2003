using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Settings;

/// <summary>One person: role, departments, sessions, and the end of their access.</summary>
internal static class PersonPages
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
        var request = new ChangeStaff.Request(
            id,
            form["name"].ToString(),
            RoleTokens.Read(form["role"].ToString()) ?? Role.Representative,
            Versions.Ids(form, "departments"),
            Versions.Of(form)
        );
        var done = await desk.WriteAsync((db, ct) => ChangeStaff.Handle(db, desk.Actor, request, ct));
        return done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, words["Saved."], Url(id)),
            NotAllowed or NotFound => RefusedPage.Of(done.Refusal),
            ChangedMeanwhile => await PageAsync(id, desk, request, Versions.Conflict(words, "name")),
            var refusal => await PageAsync(id, desk, request, Versions.Problems(refusal, "role", words)),
        };
    }

    public static Task<IResult> DeactivateAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    ) =>
        ActAsync(
            id,
            http,
            desk,
            notices,
            words,
            words["Their access has ended, on every device."],
            () => desk.WriteAsync((db, ct) => DeactivateStaff.Handle(db, desk.Actor, new(id), ct))
        );

    public static Task<IResult> ReactivateAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    ) =>
        ActAsync(
            id,
            http,
            desk,
            notices,
            words,
            words["They may sign in again."],
            () => desk.WriteAsync((db, ct) => ReactivateStaff.Handle(db, desk.Actor, new(id), ct))
        );

    public static Task<IResult> EndSessionsAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    ) =>
        ActAsync(
            id,
            http,
            desk,
            notices,
            words,
            words["Signed out everywhere."],
            async () =>
            {
                var ended = await desk.WriteAsync((db, ct) => RevokeSessions.Handle(db, desk.Actor, new(id), ct));
                return ended.Refusal is { } refusal ? refusal : Outcome<Done>.Of(Done.It);
            }
        );

    public static async Task<IResult> OfferPasswordAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        // Written without remembering the answer: the link is a secret and is shown this once.
        var made = await desk.WriteOnceAsync((db, ct) => OfferPasswordReset.Handle(db, desk.Actor, new(id), ct));
        if (!made.IsDone(out var link))
        {
            return made.Refusal is NotAllowed or NotFound
                ? RefusedPage.Of(made.Refusal)
                : SettingsPages.Refused(http, notices, FieldProblemWords.Of(made.Refusal!, words), Url(id));
        }

        http.Response.Headers.CacheControl = "no-cache, no-store";
        var company = await desk.ReadAsync((db, ct) => db.Companies.AsNoTracking().SingleAsync(ct));
        return await PageAsync(id, desk, null, null, $"{company.PublicUrl}/new-password/{link.Token}");
    }

    private static async Task<IResult> ActAsync(
        long id,
        HttpContext http,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words,
        string success,
        Func<Task<Outcome<Done>>> act
    )
    {
        var done = await act();
        return done.Refusal switch
        {
            null when id == desk.Actor.Id => Results.LocalRedirect("/sign-in"),
            null => SettingsPages.Done(http, notices, success, Url(id)),
            NotAllowed or NotFound => RefusedPage.Of(done.Refusal),
            var refusal => SettingsPages.Refused(http, notices, FieldProblemWords.Of(refusal, words), Url(id)),
        };
    }

    private static string Url(long id) => FormattableString.Invariant($"/settings/people/{id}");

    private static async Task<IResult> PageAsync(
        long id,
        DeskRequest desk,
        ChangeStaff.Request? typed,
        FormProblems? problems,
        string? passwordLink = null
    )
    {
        if (desk.Actor.Lacks(Permissions.EditStaff) is { } refused)
        {
            return RefusedPage.Of(refused);
        }

        var people = await desk.ReadAsync((db, ct) => ListStaff.Run(db, desk.Actor, ct));
        if (people.Value.FirstOrDefault(p => p.Id == id) is not { } person)
        {
            return RefusedPage.Of(new NotFound("person"));
        }

        var departments = await desk.ReadAsync((db, ct) => ListDepartments.Run(db, desk.Actor, ct));
        var sessions = await desk.ReadAsync((db, ct) => ListSessions.Run(db, desk.Actor, id, desk.Now, ct));
        return new RazorComponentResult<PersonPage>(
            new
            {
                Person = typed is null
                    ? person
                    : person with
                    {
                        Name = typed.Name,
                        Role = typed.Role,
                        Departments = [.. typed.DepartmentIds],
                    },
                Departments = departments.Value,
                Sessions = sessions.Value,
                PasswordLink = passwordLink,
                Problems = problems,
            }
        )
        {
            StatusCode = SetupPages.StatusOf(problems),
        };
    }
}
