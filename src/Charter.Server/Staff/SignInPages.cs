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
    private static readonly Actor SignIn = Actor.System("sign-in");

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
        KnownDevices devices,
        Wordbook words,
        [FromForm] string? email,
        [FromForm] string? password,
        [FromForm] string? back
    )
    {
        // No answer says whether the address is known: one that nobody has is counted and slowed down alike.
        var found = await desk.ReadAsync((db, ct) => FindStaffToSignIn.Run(db, email, ct));
        var origin = devices.OriginOf(http, found, email ?? "");
        var claimed = await desk.WriteOnceAsAsync(SignIn, (db, ct) => ClaimSignInTry.Handle(db, new(origin), ct));
        if (!claimed.IsDone(out var claim) || claim.Verdict != SignInVerdict.MayTry)
        {
            return Page(back, email ?? "", WordsOf(claimed.Value, desk, words));
        }

        // Nor which of the two was wrong.
        var problem = words["The address or the password is not right."];
        if (!PasswordCheck.IsRight(passwords, found, password ?? "") || found is null)
        {
            return Page(back, email ?? "", problem);
        }

        var agent = http.Request.Headers.UserAgent.ToString();
        var started = await desk.WriteOnceAsAsync(
            SignIn,
            (db, ct) => StartSession.Handle(db, new(found.Id, agent, origin), ct)
        );
        if (!started.IsDone(out var session))
        {
            return Page(back, email ?? "", problem);
        }

        SessionCookies.Set(http, session.Token);
        devices.Remember(http, found.Id);
        return Results.LocalRedirect(LocalPath(back));
    }

    private static string WordsOf(ClaimSignInTry.Result claim, DeskRequest desk, Wordbook words) =>
        claim.Until is { } until
            ? words.Count(
                (long)Math.Ceiling((until - desk.Now).TotalMinutes),
                "Too many wrong tries from here. Wait {0} minute, or press “Forgot your password?” for a link by mail.",
                "Too many wrong tries from here. Wait {0} minutes, or press “Forgot your password?” for a link by mail."
            )
            : words[
                "Somebody tries many passwords for this address. In a browser that you have not signed in with before, press “Forgot your password?” and use the link that comes by mail."
            ];

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
