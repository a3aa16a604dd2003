using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Security;
using Charter.Server.Setup;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace Charter.Server.Staff;

/// <summary>An invited person chooses a password, and is signed in.</summary>
public static class InvitationPages
{
    public static void MapInvitationPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/invitation/{token}").AllowAnonymous().ExcludeFromDescription();
        group.MapGet("", ShowAsync);
        group.MapPost("", TakeAsync);
    }

    private static async Task<IResult> ShowAsync(string token, HttpContext http, DeskRequest desk)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var link = await desk.ReadAsync(
            (db, ct) => OneTimeLinks.FindAsync(db, LinkPurpose.Invitation, token, desk.Now, ct)
        );
        return link is null ? NotGood() : Page(token, null);
    }

    private static async Task<IResult> TakeAsync(
        string token,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        IPasswordHasher<StaffMember> passwords,
        KnownDevices devices,
        Wordbook words
    )
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var problems = new FormProblems();
        var password = form["password"].ToString();
        PasswordRule.Check(password, form["again"].ToString(), words, problems);
        if (problems.Any)
        {
            var link = await desk.ReadAsync(
                (db, ct) => OneTimeLinks.FindAsync(db, LinkPurpose.Invitation, token, desk.Now, ct)
            );
            return link is null ? NotGood() : Page(token, problems);
        }

        var hash = passwords.HashPassword(null!, password);
        var joined = await desk.WriteOnceAsAsync(
            Actor.System("invitation"),
            (db, ct) => AcceptInvitation.Handle(db, new(token, hash), ct)
        );
        if (!joined.IsDone(out var person))
        {
            return NotGood();
        }

        var agent = http.Request.Headers.UserAgent.ToString();
        var started = await desk.WriteOnceAsAsync(
            Actor.System("sign-in"),
            (db, ct) => StartSession.Handle(db, new(person.StaffId, agent), ct)
        );
        if (started.IsDone(out var session))
        {
            SessionCookies.Set(http, session.Token);
            devices.Remember(http, person.StaffId);
        }

        return Results.LocalRedirect("/inbox");
    }

    private static RazorComponentResult<InvitationPage> Page(string token, FormProblems? problems) =>
        new(new { Token = token, Problems = problems }) { StatusCode = SetupPages.StatusOf(problems) };

    private static RazorComponentResult<InvitationPage> NotGood() =>
        new(new { Token = (string?)null }) { StatusCode = StatusCodes.Status404NotFound };
}
