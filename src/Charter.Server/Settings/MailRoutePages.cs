using System.Globalization;
using Charter.Channels.Email;
using Charter.Desk.Mailboxes;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Mail.Mime;
using Charter.Mail.Smtp;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Security;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Settings;

/// <summary>The servers by which mail leaves: order, caps, health, and a test mail with everything that was said.</summary>
internal static class MailRoutePages
{
    private const string Url = "/settings/mail/routes";

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/mail/routes", ListAsync);
        group.MapGet("/mail/routes/edit", ShowAsync);
        group.MapPost("/mail/routes/edit", TakeAsync);
        group.MapPost("/mail/routes/{id:long}/first", MoveAsync);
        group.MapPost("/mail/routes/{id:long}/remove", RemoveAsync);
        group.MapPost("/mail/routes/{id:long}/test", TestAsync);
        group.MapPost("/mail/routes/{id:long}/trust", TrustAsync);
    }

    private static async Task<IResult> ListAsync(DeskRequest desk) => await ListPageAsync(desk, null, null);

    private static async Task<IResult> ShowAsync(DeskRequest desk, long? id)
    {
        if (id is null)
        {
            return await FormAsync(desk, MailRouteAnswers.Empty, hasSecret: false, null);
        }

        var read = await desk.ReadAsync((db, ct) => ListMailRoutes.Run(db, desk.Actor, desk.Now, ct));
        return !read.IsDone(out var rows) ? RefusedPage.Of(read.Refusal!)
            : rows.FirstOrDefault(r => r.Id == id) is { } row
                ? await FormAsync(desk, MailRouteAnswers.Of(row), row.HasSecret, null)
            : RefusedPage.Of(new NotFound("mail route"));
    }

    private static async Task<IResult> TakeAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        MasterKey key,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var answers = MailRouteAnswers.Of(form);
        var hasSecret = form["hasSecret"] == "true";
        var problems = new FormProblems();
        var fields = answers.Read(words, problems);
        if (problems.Any)
        {
            return await FormAsync(desk, answers, hasSecret, problems);
        }

        var password = form["password"].ToString();
        var secret =
            password.Length > 0 ? key.ProtectText(password)
            : answers.User.Length == 0 ? ""
            : null;
        var request = new SaveMailRoute.Request(answers.Id, fields, secret, answers.Version);
        var done = await desk.WriteAsync((db, ct) => SaveMailRoute.Handle(db, desk.Actor, request, ct));
        return done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, words["Saved. Send yourself a test mail by it now."], Url),
            NotAllowed or NotFound => RefusedPage.Of(done.Refusal),
            ChangedMeanwhile changed => await FormAsync(
                desk,
                answers with
                {
                    Version = changed.CurrentVersion,
                },
                hasSecret,
                Versions.Conflict(words, "name")
            ),
            var refusal => await FormAsync(desk, answers, hasSecret, Versions.Problems(refusal, "name", words)),
        };
    }

    private static async Task<IResult> MoveAsync(long id, IFormCollection form, DeskRequest desk)
    {
        var done = await desk.WriteAsync((db, ct) => MoveMailRoute.Handle(db, desk.Actor, new(id), ct));
        return done.Refusal is { } refusal ? RefusedPage.Of(refusal) : Results.LocalRedirect(Url);
    }

    private static async Task<IResult> RemoveAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var done = await desk.WriteAsync((db, ct) => RemoveMailRoute.Handle(db, desk.Actor, new(id), ct));
        return done.Refusal is { } refusal
            ? RefusedPage.Of(refusal)
            : SettingsPages.Done(http, notices, words["The server is removed. Mail takes the others."], Url);
    }

    private static async Task<IResult> TestAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        MailRouteTest test,
        MailSigner signer,
        Wordbook words
    )
    {
        if (desk.Actor.Lacks(Permissions.EditSettings) is { } refused)
        {
            return RefusedPage.Of(refused);
        }

        var route = await desk.ReadAsync(
            (db, ct) => db.MailRoutes.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct)
        );
        if (route is null)
        {
            return RefusedPage.Of(new NotFound("mail route"));
        }

        var mail = await TestMailAsync(desk, words);
        if (mail is null)
        {
            return await ListPageAsync(desk, words["Give the desk an address first: see Mail."], null);
        }

        var raw = await desk.ReadAsync((db, ct) => signer.SignAsync(db, mail, desk.Now, ct));
        var found = await test.RunAsync(route, mail, raw, http.RequestAborted);
        var failed = found.Steps.FirstOrDefault(s => s.Outcome == SmtpTestOutcome.Failed);
        await desk.WriteAsync((db, ct) => NoteMailRoute.Handle(db, new(id, failed?.Facts), ct));
        return await ListPageAsync(desk, null, new MailRouteTested(route, mail.To[0].Address, found));
    }

    // Trusts the certificate that the test showed, after a person compared it.
    private static async Task<IResult> TrustAsync(
        long id,
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var read = await desk.ReadAsync((db, ct) => ListMailRoutes.Run(db, desk.Actor, desk.Now, ct));
        if (!read.IsDone(out var rows))
        {
            return RefusedPage.Of(read.Refusal!);
        }

        if (rows.FirstOrDefault(r => r.Id == id) is not { } row)
        {
            return RefusedPage.Of(new NotFound("mail route"));
        }

        var fields = row.Fields with { TrustedCertificate = form["fingerprint"].ToString() };
        var request = new SaveMailRoute.Request(id, fields, null, row.Version);
        var done = await desk.WriteAsync((db, ct) => SaveMailRoute.Handle(db, desk.Actor, request, ct));
        return done.Refusal is { } refusal
            ? SettingsPages.Refused(http, notices, FieldProblemWords.Of(refusal, words), Url)
            : SettingsPages.Done(
                http,
                notices,
                words["This certificate is trusted now, and no other of its kind."],
                Url
            );
    }

    private static async Task<OutgoingMail?> TestMailAsync(DeskRequest desk, Wordbook words)
    {
        var settings = await desk.ReadAsync((db, ct) => db.MailSettings.AsNoTracking().SingleOrDefaultAsync(ct));
        var me = await desk.ReadAsync(
            (db, ct) => db.StaffMembers.AsNoTracking().SingleOrDefaultAsync(s => s.Id == desk.Actor.Id, ct)
        );
        if (settings is not { Address.Length: > 0 } || me is null)
        {
            return null;
        }

        var domain = settings.Address[(settings.Address.LastIndexOf('@') + 1)..];
        return new OutgoingMail
        {
            MessageId = $"test.{Guid.NewGuid():N}@{domain}",
            From = new MailAddress(settings.DisplayName, settings.Address),
            Date = desk.Now.ToDateTimeOffset(),
            To = [new MailAddress(me.Name, me.Email)],
            Subject = words["A test mail from your desk"],
            Text = words["If you read this, mail leaves your desk. Answers to customers take the same way."],
            AutoSubmitted = AutoSubmitted.Generated,
        };
    }

    private static async Task<IResult> ListPageAsync(DeskRequest desk, string? problem, MailRouteTested? tested)
    {
        var read = await desk.ReadAsync((db, ct) => ListMailRoutes.Run(db, desk.Actor, desk.Now, ct));
        if (!read.IsDone(out var rows))
        {
            return RefusedPage.Of(read.Refusal!);
        }

        var departments = await desk.ReadAsync((db, ct) => ListDepartments.Run(db, desk.Actor, ct));
        return new RazorComponentResult<MailRoutesPage>(
            new
            {
                Rows = rows,
                Departments = departments.IsDone(out var views) ? views : [],
                Problem = problem,
                Tested = tested,
            }
        );
    }

    private static async Task<IResult> FormAsync(
        DeskRequest desk,
        MailRouteAnswers answers,
        bool hasSecret,
        FormProblems? problems
    )
    {
        if (desk.Actor.Lacks(Permissions.EditSettings) is { } refused)
        {
            return RefusedPage.Of(refused);
        }

        var departments = await desk.ReadAsync((db, ct) => ListDepartments.Run(db, desk.Actor, ct));
        var mailboxes = await desk.ReadAsync((db, ct) => ListMailboxes.Run(db, desk.Actor, desk.Now, ct));
        return new RazorComponentResult<MailRoutePage>(
            new
            {
                Mailboxes = mailboxes.Value.Where(m => m.Fields.Login == MailboxLogin.Oauth).ToList(),
                Answers = answers,
                HasSecret = hasSecret,
                Departments = departments.IsDone(out var views) ? views : [],
                Problems = problems,
                Version = answers.Version.ToString(CultureInfo.InvariantCulture),
            }
        )
        {
            StatusCode = SetupPages.StatusOf(problems),
        };
    }
}
