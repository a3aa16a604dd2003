using System.Globalization;
using Charter.Channels.Email;
using Charter.Desk.Automation;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
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

/// <summary>Mail: the settings, the connection test step by step, and a test mail to oneself.</summary>
internal static class MailSettingsPages
{
    public static async Task<IResult> ShowAsync(DeskRequest desk) => await PageAsync(desk, null, null, null);

    public static async Task<IResult> TakeAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        MasterKey key,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var answers = MailAnswers.Of(form);
        var problems = new FormProblems();
        var fields = answers.Read(words, problems);
        if (problems.Any)
        {
            return await PageAsync(desk, answers, problems, null);
        }

        var password = form["smtpPassword"].ToString();
        var secret = password.Length > 0 ? key.ProtectText(password) : null;
        var request = new ChangeMailSettings.Request(fields, secret, Versions.Of(form));
        var done = await desk.WriteAsync((db, ct) => ChangeMailSettings.Handle(db, desk.Actor, request, ct));
        return done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, words["Saved. Test the connection now."], "/settings/mail"),
            ChangedMeanwhile => await PageAsync(desk, answers, Versions.Conflict(words, "address"), null),
            var refusal => await PageAsync(desk, answers, Versions.Problems(refusal, "address", words), null),
        };
    }

    /// <summary>Tries the kept settings, without sending anything.</summary>
    public static async Task<IResult> TestAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        MailRouteTest test,
        NoticeCookie notices,
        Wordbook words
    )
    {
        if (desk.Actor.Lacks(Permissions.EditSettings) is { } refused)
        {
            return RefusedPage.Of(refused);
        }

        var (address, route) = await SettingsAsync(desk);
        if (route is null)
        {
            return SettingsPages.Refused(
                http,
                notices,
                words["Name a server and save first. Then it can be tested."],
                "/settings/mail"
            );
        }

        var (found, _) = await test.ConnectAsync(route, address, http.RequestAborted);
        return await PageAsync(desk, null, null, found.Steps);
    }

    /// <summary>Sends a mail to the person at the screen, by the outbox as every other.</summary>
    public static async Task<IResult> SendAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        if (desk.Actor.Lacks(Permissions.EditSettings) is { } refused)
        {
            return RefusedPage.Of(refused);
        }

        var subject = words["A test mail from your desk"];
        var text = words["If you read this, mail leaves your desk. Answers to customers take the same way."];
        var sent = await desk.WriteAsync(
            async (db, ct) =>
            {
                var me = await db.StaffMembers.FindAsync([desk.Actor.Id], ct);
                if (me is null)
                {
                    return new NotFound("person");
                }

                StaffMail.Add(db, new NoticeMail(me.Email, me.Name, subject, text));
                return Outcome<Done>.Of(Charter.Desk.Shared.Done.It);
            }
        );
        return sent.Refusal is { } refusal
            ? RefusedPage.Of(refusal)
            : SettingsPages.Done(
                http,
                notices,
                words["A test mail is on its way to you. The outbox tells if it does not leave."],
                "/settings/mail"
            );
    }

    private static async Task<(string Address, MailRoute? Route)> SettingsAsync(DeskRequest desk) =>
        await desk.ReadAsync(
            async (db, ct) =>
            {
                var address = await db.MailSettings.Select(m => m.Address).SingleOrDefaultAsync(ct) ?? "";
                var routes = await MailRoutes.ForAsync(db, null, ct);
                return (address, address.Length > 0 && routes.Count > 0 ? routes[0] : null);
            }
        );

    private static async Task<IResult> PageAsync(
        DeskRequest desk,
        MailAnswers? typed,
        FormProblems? problems,
        IReadOnlyList<SmtpTestStep>? steps
    )
    {
        var read = await desk.ReadAsync((db, ct) => ReadMailSettings.Run(db, desk.Actor, new(), desk.Now, ct));
        return read.IsDone(out var kept)
            ? new RazorComponentResult<MailSettingsPage>(
                new
                {
                    Mail = typed ?? MailAnswers.Of(kept.Fields),
                    Version = kept.Version.ToString(CultureInfo.InvariantCulture),
                    kept.HasSecret,
                    CanSend = kept.Fields.SmtpHost.Length > 0,
                    Steps = steps,
                    Problems = problems,
                }
            )
            {
                StatusCode = SetupPages.StatusOf(problems),
            }
            : RefusedPage.Of(read.Refusal!);
    }
}
