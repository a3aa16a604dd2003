using System.Globalization;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Charter.Server.Settings;

/// <summary>What mail that arrives may do: proof of senders, threads, people in copy, answers of colleagues, caps.</summary>
internal static class MailRulesPages
{
    private const string Url = "/settings/mail-rules";

    public static Task<IResult> ShowAsync(DeskRequest desk) => PageAsync(desk, null, null);

    public static async Task<IResult> TakeAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        NoticeCookie notices,
        Wordbook words
    )
    {
        var answers = MailRuleAnswers.Of(form);
        var request = new ChangeMailRules.Request(answers.Read(), Versions.Of(form));
        var done = await desk.WriteAsync((db, ct) => ChangeMailRules.Handle(db, desk.Actor, request, ct));
        return done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, words["Saved."], Url),
            ChangedMeanwhile => await PageAsync(desk, answers, Versions.Conflict(words, "trustedServers")),
            InvalidField invalid => await PageAsync(desk, answers, ProblemOf(invalid, words)),
            var refusal => RefusedPage.Of(refusal),
        };
    }

    private static FormProblems ProblemOf(InvalidField invalid, Wordbook words)
    {
        var problems = new FormProblems();
        problems.Add(
            invalid.Field,
            invalid.Field switch
            {
                "subjectPrefix" or "trustedServers" => FieldProblemWords.Of(invalid, words),
                _ => words["A whole number within the limits of this field."],
            }
        );
        return problems;
    }

    private static async Task<IResult> PageAsync(DeskRequest desk, MailRuleAnswers? typed, FormProblems? problems)
    {
        var read = await desk.ReadAsync((db, ct) => ReadMailRules.Run(db, desk.Actor, ct));
        return read.IsDone(out var kept)
            ? new RazorComponentResult<MailRulesPage>(
                new
                {
                    Rules = typed ?? MailRuleAnswers.Of(kept.Fields),
                    Version = kept.Version.ToString(CultureInfo.InvariantCulture),
                    Problems = problems,
                }
            )
            {
                StatusCode = SetupPages.StatusOf(problems),
            }
            : RefusedPage.Of(read.Refusal!);
    }
}
