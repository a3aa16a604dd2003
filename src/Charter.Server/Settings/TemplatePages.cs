using System.Globalization;
using Charter.Desk.Automation;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Tickets;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Setup;
using Charter.Server.Words;
using Charter.Server.Workplace;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NotFound = Charter.Desk.Shared.NotFound;

namespace Charter.Server.Settings;

/// <summary>Templates of letters and answers, with a preview on the newest ticket.</summary>
internal static class TemplatePages
{
    public static async Task<IResult> ListAsync(DeskRequest desk)
    {
        var read = await ReadAsync(desk);
        return read.IsDone(out var listed)
            ? new RazorComponentResult<TemplatesPage>(new { Own = listed.Templates, listed.BuiltIn })
            : RefusedPage.Of(read.Refusal!);
    }

    /// <summary>A template to change, a letter of the program to word anew, or an empty answer.</summary>
    public static async Task<IResult> ShowAsync(
        DeskRequest desk,
        Wordbook words,
        long? id,
        string? letter,
        string? language
    )
    {
        var read = await ReadAsync(desk);
        if (!read.IsDone(out var listed))
        {
            return RefusedPage.Of(read.Refusal!);
        }

        var own = listed.Templates.FirstOrDefault(t => t.Id == id);
        var builtIn = listed.BuiltIn.FirstOrDefault(b => b.Name == letter && b.Text.Language == language);
        var answers =
            own is not null
                ? new TemplateAnswers(
                    own.Id,
                    own.Kind == TemplateKind.Letter,
                    own.Name,
                    own.Language,
                    own.Subject,
                    own.Body,
                    own.Version
                )
            : builtIn is not null
                ? new TemplateAnswers(
                    null,
                    true,
                    builtIn.Name,
                    builtIn.Text.Language,
                    builtIn.Text.Subject,
                    builtIn.Text.Body,
                    0
                )
            : new TemplateAnswers(null, false, "", words.Language.Tag, "", "", 0);
        return Page(answers, null);
    }

    public static async Task<IResult> TakeAsync(
        HttpContext http,
        IFormCollection form,
        DeskRequest desk,
        Editions editions,
        NoticeCookie notices,
        Wordbook words
    )
    {
        if (desk.Actor.Lacks(Permissions.EditTemplates) is { } refused)
        {
            return RefusedPage.Of(refused);
        }

        var answers = new TemplateAnswers(
            Versions.Id(form, "id"),
            form["kind"] == "letter",
            form["name"].ToString(),
            form["language"].ToString(),
            form["subject"].ToString(),
            form["body"].ToString().ReplaceLineEndings("\n"),
            Versions.Of(form)
        );
        if (form["action"] == "preview")
        {
            return Page(
                answers,
                null,
                await PreviewAsync(desk, editions, answers, form["ticket"].ToString()),
                form["ticket"].ToString()
            );
        }

        var request = new ChangeTemplate.Request(
            answers.Id,
            answers.IsLetter ? TemplateKind.Letter : TemplateKind.Answer,
            answers.Name,
            answers.Language,
            answers.Subject,
            answers.Body,
            Version: answers.Version
        );
        var done = await desk.WriteAsync((db, ct) => ChangeTemplate.Handle(db, desk.Actor, request, ct));
        return done.Refusal switch
        {
            null => SettingsPages.Done(http, notices, words["Saved."], "/settings/templates"),
            NotAllowed or NotFound => RefusedPage.Of(done.Refusal),
            ChangedMeanwhile changed => Page(
                answers with
                {
                    Version = changed.CurrentVersion,
                },
                Versions.Conflict(words, "body")
            ),
            var refusal => Page(answers, Versions.Problems(refusal, "body", words)),
        };
    }

    private static Task<Outcome<ListTemplates.Result>> ReadAsync(DeskRequest desk) =>
        desk.ReadAsync(
            async (db, ct) =>
                desk.Actor.Lacks(Permissions.EditTemplates) is { } refused
                    ? refused
                    : await ListTemplates.Run(db, desk.Actor, new(), desk.Now, ct)
        );

    private static async Task<FilledLetter?> PreviewAsync(
        DeskRequest desk,
        Editions editions,
        TemplateAnswers answers,
        string wanted
    )
    {
        var number = int.TryParse(wanted.Trim().TrimStart('#'), CultureInfo.InvariantCulture, out var named)
            ? named
            : (int?)null;
        var ticketId = await desk.ReadAsync(
            (db, ct) =>
                db
                    .Tickets.VisibleTo(desk.Actor)
                    .Where(t => number == null || t.Number == number)
                    .OrderByDescending(t => t.Id)
                    .Select(t => t.Id)
                    .FirstOrDefaultAsync(ct)
        );
        var rendered = await desk.ReadAsync(
            (db, ct) =>
                RenderTemplate.Run(db, desk.Actor, new(ticketId, answers.Subject, answers.Body), editions, desk.Now, ct)
        );
        return rendered.IsDone(out var filled) ? filled.Letter : null;
    }

    private static RazorComponentResult<TemplatePage> Page(
        TemplateAnswers answers,
        FormProblems? problems,
        FilledLetter? preview = null,
        string ticket = ""
    )
    {
        return new RazorComponentResult<TemplatePage>(
            new
            {
                Answers = answers,
                Preview = preview,
                Ticket = ticket,
                Problems = problems,
            }
        )
        {
            StatusCode = SetupPages.StatusOf(problems),
        };
    }
}
