using Charter.Desk.Automation;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Security;
using Charter.Server.Settings;
using Charter.Server.Setup;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Charter.Server.Staff;

/// <summary>
/// A forgotten password: a page to ask for a link, a mail that brings it, a page to choose a new one. The answer to the
/// question is the same whether or not anybody has the address.
/// </summary>
public static class ForgottenPages
{
    public static void MapForgottenPages(this IEndpointRouteBuilder routes)
    {
        var asking = routes.MapGroup("/forgotten").AllowAnonymous().ExcludeFromDescription();
        asking.MapGet("", ShowAsync);
        asking.MapPost("", AskAsync);
        var choosing = routes.MapGroup("/new-password/{token}").AllowAnonymous().ExcludeFromDescription();
        choosing.MapGet("", ShowChoiceAsync);
        choosing.MapPost("", ChooseAsync);
    }

    private static async Task<IResult> ShowAsync(DeskRequest desk, bool sent = false) =>
        Page(sent, await desk.ReadAsync(CanSendAsync), "", null);

    private static async Task<IResult> AskAsync(
        IFormCollection form,
        DeskRequest desk,
        MasterKey key,
        WordStore store,
        Wordbook words
    )
    {
        var email = form["email"].ToString().Trim();
        if (!email.Contains('@', StringComparison.Ordinal))
        {
            var problems = new FormProblems();
            problems.Add("email", words["A mail address, such as help@example.com."]);
            return Page(false, await desk.ReadAsync(CanSendAsync), email, problems);
        }

        await desk.WriteOnceAsAsync(Actor.System("sign-in"), (db, ct) => SendAsync(db, key, store, email, ct));
        return Results.LocalRedirect("/forgotten?sent=true");
    }

    private static async Task<Outcome<Done>> SendAsync(
        DeskContext db,
        MasterKey key,
        WordStore store,
        string email,
        CancellationToken cancellationToken
    )
    {
        // Without mail the link could not leave, and an unused one would only lie about.
        if (!await CanSendAsync(db, cancellationToken))
        {
            return Done.It;
        }

        var asked = await AskForPasswordReset.Handle(db, new(email), cancellationToken);
        if (!asked.IsDone(out var found) || found.To is not { } to)
        {
            return Done.It;
        }

        var company = await db.Companies.AsNoTracking().SingleAsync(cancellationToken);
        var words = new Wordbook(store, Language.Find(to.Language) ?? Language.English);
        var subject = words["A new password for {0}", company.Name];
        var text = words[
            "Somebody, most likely you, asked for a new password for the customer service desk of {0}. Choose it here, within the hour:\n\n{1}\n\nIf it was not you, do nothing: your password stays as it is.",
            company.Name,
            NoticeMail.LinkMark
        ];
        var link = new SealedLink(
            key.ProtectText($"{company.PublicUrl}/new-password/{found.Token}"),
            db.Write!.Now + OneTimeLinks.ResetLifetime
        );
        StaffMail.Add(db, new NoticeMail(to.Email, to.Name, subject, text) { Link = link });
        return Done.It;
    }

    private static async Task<IResult> ShowChoiceAsync(string token, HttpContext http, DeskRequest desk)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return await IsGoodAsync(desk, token) ? Choice(token, null) : NotGood();
    }

    private static async Task<IResult> ChooseAsync(
        string token,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        IPasswordHasher<StaffMember> passwords,
        KnownDevices devices,
        NoticeCookie notices,
        Wordbook words
    )
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var problems = new FormProblems();
        var password = form["password"].ToString();
        PasswordRule.Check(password, form["again"].ToString(), words, problems);
        if (problems.Any)
        {
            return await IsGoodAsync(desk, token) ? Choice(token, problems) : NotGood();
        }

        var hash = passwords.HashPassword(null!, password);
        var reset = await desk.WriteOnceAsAsync(
            Actor.System("sign-in"),
            (db, ct) => ResetPassword.Handle(db, new(token, hash), ct)
        );
        if (!reset.IsDone(out var person))
        {
            return NotGood();
        }

        devices.Remember(http, person.StaffId);

        notices.Leave(http, new Design.Notice(NoticeTone.Done, words["Your password is changed. Sign in with it."]));
        return Results.LocalRedirect("/sign-in");
    }

    private static async Task<bool> IsGoodAsync(DeskRequest desk, string token) =>
        await desk.ReadAsync((db, ct) => OneTimeLinks.FindAsync(db, LinkPurpose.PasswordReset, token, desk.Now, ct))
            is not null;

    private static Task<bool> CanSendAsync(DeskContext db, CancellationToken cancellationToken) =>
        MailRoutes.CanSendAsync(db, cancellationToken);

    private static RazorComponentResult<ForgottenPage> Page(
        bool sent,
        bool canSend,
        string email,
        FormProblems? problems
    ) =>
        new(
            new
            {
                Sent = sent,
                CanSend = canSend,
                Email = email,
                Problems = problems,
            }
        )
        {
            StatusCode = SetupPages.StatusOf(problems),
        };

    private static RazorComponentResult<NewPasswordPage> Choice(string token, FormProblems? problems) =>
        new(new { Token = token, Problems = problems }) { StatusCode = SetupPages.StatusOf(problems) };

    private static RazorComponentResult<NewPasswordPage> NotGood() =>
        new(new { Token = (string?)null }) { StatusCode = StatusCodes.Status404NotFound };
}
