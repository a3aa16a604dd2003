using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Security;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Charter.Server.Staff;

/// <summary>Signing in and out.</summary>
public static class SignInPages
{
    public static void MapSignInPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", ShowAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/sign-in", SignInAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/sign-out", SignOutAsync).ExcludeFromDescription();
    }

    private static IResult ShowAsync(DeskRequest desk, string? back) =>
        desk.IsKnown ? Results.LocalRedirect(LocalPath(back)) : Page(back, "", null);

    private static async Task<IResult> SignInAsync(
        HttpContext http,
        DeskRequest desk,
        IPasswordHasher<StaffMember> passwords,
        Wordbook words,
        [FromForm] string? email,
        [FromForm] string? password,
        [FromForm] string? back
    )
    {
        // Signing in never says which of the two was wrong, nor whether the address is known.
        var problem = words[
            "The address or the password is not right. After several wrong tries, wait a quarter of an hour."
        ];
        var found = await desk.ReadAsync((db, ct) => FindStaffToSignIn.Run(db, email, desk.Now, ct));
        var isRight = PasswordCheck.IsRight(passwords, found?.Staff, password ?? "");
        if (found is null)
        {
            return Page(back, email ?? "", problem);
        }

        if (!isRight || !found.MayTry)
        {
            await desk.WriteAsAsync(
                Actor.System("sign-in"),
                (db, ct) => RecordFailedSignIn.Handle(db, new(found.Staff.Id), ct)
            );
            return Page(back, email ?? "", problem);
        }

        var agent = http.Request.Headers.UserAgent.ToString();
        var started = await desk.WriteAsAsync(
            Actor.System("sign-in"),
            (db, ct) => StartSession.Handle(db, new(found.Staff.Id, agent), ct)
        );
        if (!started.IsDone(out var session))
        {
            return Page(back, email ?? "", problem);
        }

        SessionCookies.Set(http, session.Token);
        return Results.LocalRedirect(LocalPath(back));
    }

    private static async Task<IResult> SignOutAsync(
        HttpContext http,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        if (desk.Who.SessionId is { } session)
        {
            await desk.WriteAsync((db, ct) => EndSession.Handle(db, desk.Actor, new(session), ct));
        }

        SessionCookies.Clear(http);
        notices.Leave(http, new Notice(NoticeTone.Done, words["You are signed out."]));
        return Results.LocalRedirect("/sign-in");
    }

    private static RazorComponentResult<SignInPage> Page(string? back, string email, string? problem) =>
        new(
            new
            {
                Back = LocalPath(back),
                Email = email,
                Problem = problem,
            }
        )
        {
            StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };

    // Only a path of this desk: a link must not send people elsewhere after they signed in.
    private static string LocalPath(string? path) =>
        path is ['/', not '/' and not '\\', ..] && !path.Any(char.IsControl) ? path : "/inbox";
}
