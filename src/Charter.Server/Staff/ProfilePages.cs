using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Staff.Events;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Staff;

/// <summary>What belongs to oneself: name, language, zone, signature, password, sessions.</summary>
public static class ProfilePages
{
    public static void MapProfilePages(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("/profile")
            .RequireAuthorization()
            .ExcludeFromDescription()
            .AddEndpointFilter<ProvenForm>();
        group.MapGet("", ShowAsync);
        group.MapPost("", TakeAsync);
        group.MapPost("/password", ChangePasswordAsync);
        group.MapPost("/end-sessions", EndSessionsAsync);
    }

    private static async Task<IResult> ShowAsync(DeskRequest desk) => await PageAsync(desk, null, null);

    private static async Task<IResult> TakeAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var request = new ChangeOwnProfile.Request(
            form["name"].ToString(),
            form["language"].ToString(),
            form["zone"].ToString(),
            form["signature"].ToString(),
            form["mailWhenCustomerWrites"] == "true"
        );
        var done = await desk.WriteAsync((db, ct) => ChangeOwnProfile.Handle(db, desk.Actor, request, ct));
        if (done.Refusal is { } refusal)
        {
            var problems = new FormProblems();
            problems.Add(
                refusal is InvalidField invalid ? invalid.Field : "name",
                FieldProblemWords.Of(refusal, words)
            );
            return await PageAsync(desk, request, problems);
        }

        return Back(http, notices, words["Saved."]);
    }

    private static async Task<IResult> ChangePasswordAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        IPasswordHasher<StaffMember> passwords,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var me = await MeAsync(desk);
        var problems = new FormProblems();
        if (!PasswordCheck.IsRight(passwords, me, form["current"].ToString()))
        {
            problems.Add("current", words["That is not your password now."]);
        }

        var password = form["password"].ToString();
        PasswordRule.Check(password, form["again"].ToString(), words, problems);
        if (problems.Any)
        {
            return await PageAsync(desk, null, problems);
        }

        // A new password ends every other session: whoever knew the old one is out.
        var hash = passwords.HashPassword(null!, password);
        var done = await desk.WriteAsync(
            async (db, ct) =>
            {
                if (await db.StaffMembers.FindAsync([desk.Actor.Id], ct) is not { } staff)
                {
                    return new NotFound("person");
                }

                staff.PasswordHash = hash;
                staff.SecurityStamp = SecretToken.ForAddress();
                staff.Version++;
                db.Record(new StaffChanged(staff.Id, ["password"]));
                return await RevokeSessions.Handle(db, desk.Actor, new(staff.Id, desk.Who.SessionId), ct);
            }
        );
        return done.Refusal is { } refusal
            ? RefusedPage.Of(refusal)
            : Back(http, notices, words["Your password is changed, and you are signed out everywhere else."]);
    }

    private static async Task<IResult> EndSessionsAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        await desk.WriteAsync(
            (db, ct) => RevokeSessions.Handle(db, desk.Actor, new(desk.Actor.Id, desk.Who.SessionId), ct)
        );
        return Back(http, notices, words["You are signed out everywhere else."]);
    }

    private static IResult Back(HttpContext http, NoticeCookie notices, string words)
    {
        notices.Leave(http, new Notice(NoticeTone.Done, words));
        return Results.LocalRedirect("/profile");
    }

    private static Task<StaffMember?> MeAsync(DeskRequest desk) =>
        desk.ReadAsync((db, ct) => db.StaffMembers.AsNoTracking().SingleOrDefaultAsync(s => s.Id == desk.Actor.Id, ct));

    private static async Task<IResult> PageAsync(
        DeskRequest desk,
        ChangeOwnProfile.Request? typed,
        FormProblems? problems
    )
    {
        if (await MeAsync(desk) is not { } me)
        {
            return RefusedPage.Of(new NotFound("person"));
        }

        var sessions = await desk.ReadAsync((db, ct) => ListSessions.Run(db, desk.Actor, me.Id, desk.Now, ct));
        return new RazorComponentResult<ProfilePage>(
            new
            {
                Fields = typed
                    ?? new ChangeOwnProfile.Request(
                        me.Name,
                        me.Language,
                        me.Zone,
                        me.Signature,
                        me.MailWhenCustomerWrites
                    ),
                me.Email,
                Sessions = sessions.Value,
                Current = desk.Who.SessionId,
                Problems = problems,
            }
        )
        {
            StatusCode = SetupPages.StatusOf(problems),
        };
    }
}
