using Charter.Desk.Settings;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Security;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Charter.Server.Setup;

/// <summary>The last step: how mail leaves and arrives, or later. Then everything is written at once.</summary>
internal static class MailSteps
{
    public static IResult Show(HttpContext http)
    {
        var visit = SetupVisit.Of(http);
        return visit.BackFrom(4) ?? Page(visit, null);
    }

    public static async Task<IResult> TakeAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        SetupDrafts drafts,
        SetupEnd end,
        KnownDevices devices,
        Wordbook words
    )
    {
        var visit = SetupVisit.Of(http);
        if (visit.BackFrom(4) is { } back)
        {
            return back;
        }

        var problems = new FormProblems();
        MailFields? mail = null;
        if (form["action"] != "later")
        {
            visit.Draft.Mail = MailAnswers.Of(form);
            mail = visit.Draft.Mail.Read(words, problems);
        }

        if (problems.Any)
        {
            return Page(visit, problems);
        }

        var done = await end.WriteAsync(desk, visit, mail, form["smtpPassword"].ToString(), words);
        if (!done.IsDone(out var result))
        {
            problems.Add("address", FieldProblemWords.Of(done.Refusal!, words));
            return Page(visit, problems);
        }

        await SetupEnd.SignInAsync(http, desk, devices, result.AdministratorId);
        drafts.Clear();
        return Results.LocalRedirect(FormattableString.Invariant($"/welcome?ticket={result.TestTicketId}"));
    }

    private static RazorComponentResult<MailStep> Page(SetupVisit visit, FormProblems? problems) =>
        new(
            new
            {
                visit.Token,
                visit.Draft,
                Problems = problems,
            }
        )
        {
            StatusCode = SetupPages.StatusOf(problems),
        };
}
