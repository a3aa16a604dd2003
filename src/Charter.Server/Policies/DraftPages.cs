using System.Globalization;
using Charter.Desk.Policies;
using Charter.Desk.Policies.Documents;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Policy.Language;
using Charter.Server.Api;
using Charter.Server.Design;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Notice = Charter.Server.Design.Notice;

namespace Charter.Server.Policies;

/// <summary>Writing drafts: from the text in force, from a file, or typed; with what is promised shown as it is read.</summary>
internal static class DraftPages
{
    // Above what a policy may have, so that a file that is too large is told so instead of being cut off.
    private const long MostUploaded = 128 * 1024 * 1024;
    private const int MostTyped = 16 * 1024 * 1024;

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/drafts/new", NewAsync);
        Roomy(pages.MapPost("/drafts", StartAsync));
        pages.MapGet("/drafts/{id:long}", EditAsync);
        Roomy(pages.MapPost("/drafts/{id:long}", SaveAsync));
        Roomy(pages.MapPost("/preview", PreviewAsync));
    }

    private static void Roomy(RouteHandlerBuilder route) =>
        route
            .WithFormOptions(valueLengthLimit: MostTyped, multipartBodyLengthLimit: MostUploaded)
            .WithMetadata(new RequestSizeLimitAttribute(MostUploaded));

    private static async Task<IResult> NewAsync(DeskRequest desk, long? from)
    {
        if (!desk.Actor.May(Permissions.EditPolicy))
        {
            return PolicyPages.Refused(desk, new NotAllowed("edit the policy"));
        }

        if (from is null)
        {
            return New(new DraftForm(null, 0, "", "", PolicyTexts.Markdown, 0, new FormProblems(), null));
        }

        var read = await desk.ReadAsync((db, ct) => ReadPolicy.Run(db, desk.Actor, new(from), desk.Now, ct));
        return read.IsDone(out var found)
            ? New(
                new DraftForm(
                    null,
                    0,
                    found.Policy.Title,
                    found.Policy.Text,
                    found.Policy.Format,
                    0,
                    new FormProblems(),
                    found.Compiled.OnThisDesk()
                )
            )
            : PolicyPages.Refused(desk, read.Refusal!);
    }

    private static async Task<IResult> StartAsync(
        DeskRequest desk,
        HttpContext http,
        NoticeCookie notices,
        Wordbook words,
        IFormCollection form
    )
    {
        var typed = Typed(form, null);
        var file = form.Files["file"];
        if (file is { Length: > 0 })
        {
            typed = await ReadFileAsync(typed, file, words, http.RequestAborted);
        }

        if (typed.Problems.Any)
        {
            return Unsaved(New(Compiled(typed)));
        }

        if (form["act"] == "read")
        {
            return New(Compiled(typed));
        }

        var outcome = await desk.WriteAsync(
            (db, ct) =>
                DraftPolicy.Handle(db, desk.Actor, new(typed.Title, typed.Text, typed.Format, typed.FileName), ct)
        );
        if (!outcome.IsDone(out var done))
        {
            return Unsaved(New(Compiled(WithRefusal(typed, outcome.Refusal!, words))));
        }

        notices.Leave(http, new Notice(NoticeTone.Done, words["Saved as draft, version {0}.", done.Number]));
        return Results.LocalRedirect($"/policy/drafts/{done.PolicyVersionId}");
    }

    private static async Task<IResult> EditAsync(DeskRequest desk, long id)
    {
        if (!desk.Actor.May(Permissions.EditPolicy))
        {
            return PolicyPages.Refused(desk, new NotAllowed("edit the policy"));
        }

        var read = await desk.ReadAsync((db, ct) => ReadPolicy.Run(db, desk.Actor, new(id), desk.Now, ct));
        if (!read.IsDone(out var found))
        {
            return PolicyPages.Refused(desk, read.Refusal!);
        }

        return found.Policy.Status == PolicyStatus.Draft
            ? Edit(Stored(found))
            : Results.LocalRedirect($"/policy/versions/{id}");
    }

    private static async Task<IResult> SaveAsync(
        DeskRequest desk,
        HttpContext http,
        NoticeCookie notices,
        Wordbook words,
        IFormCollection form,
        long id
    )
    {
        var read = await desk.ReadAsync((db, ct) => ReadPolicy.Run(db, desk.Actor, new(id), desk.Now, ct));
        if (!read.IsDone(out var found))
        {
            return PolicyPages.Refused(desk, read.Refusal!);
        }

        var typed = Typed(form, found.Policy);
        if (form["act"] == "read")
        {
            return Edit(Compiled(typed));
        }

        var outcome = await desk.WriteAsync(
            (db, ct) => ChangeDraft.Handle(db, desk.Actor, new(id, typed.Title, typed.Text, typed.Version), ct)
        );
        if (outcome.Refusal is ChangedMeanwhile changed)
        {
            // Saving again after having seen both is a decision, so the form now carries the version that was shown.
            return Unsaved(
                Edit(
                    Compiled(
                        WithRefusal(typed, changed, words) with
                        {
                            Version = found.Policy.Version,
                            TheirText = found.Policy.Text,
                        }
                    )
                )
            );
        }

        if (outcome.Refusal is { } refusal)
        {
            return Unsaved(Edit(Compiled(WithRefusal(typed, refusal, words))));
        }

        notices.Leave(http, new Notice(NoticeTone.Done, words["Saved."]));
        return Results.LocalRedirect(form["act"] == "done" ? $"/policy/versions/{id}" : $"/policy/drafts/{id}");
    }

    private static async Task<IResult> PreviewAsync(DeskRequest desk, IFormCollection form)
    {
        var typed = Typed(form, null);
        var outcome = await desk.ReadAsync(
            (db, ct) => CompilePolicy.Run(db, desk.Actor, new(typed.Text, typed.Format), desk.Now, ct)
        );
        return new RazorComponentResult<DraftPreview>(
            new { Compiled = outcome.IsDone(out var result) ? result.Policy.OnThisDesk() : null }
        );
    }

    private static DraftForm Typed(IFormCollection form, PolicyVersion? stored)
    {
        var format = form["format"].ToString();
        return new DraftForm(
            stored?.Id,
            stored?.Number ?? 0,
            form["title"].ToString(),
            // Browsers send line ends as CRLF; stored texts have LF, so that a comparison shows what was written.
            form["text"].ToString().ReplaceLineEndings("\n"),
            stored?.Format ?? (PolicyTexts.Formats.Contains(format) ? format : PolicyTexts.Markdown),
            int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : 0,
            new FormProblems(),
            null
        );
    }

    private static DraftForm Stored(ReadPolicy.Result found) =>
        new(
            found.Policy.Id,
            found.Policy.Number,
            found.Policy.Title,
            found.Policy.Text,
            found.Policy.Format,
            found.Policy.Version,
            new FormProblems(),
            found.Compiled.OnThisDesk()
        );

    private static DraftForm Compiled(DraftForm typed) =>
        typed with
        {
            Compiled = string.IsNullOrWhiteSpace(typed.Text)
                ? null
                : PolicyTexts.Compile(typed.Text, typed.Format).OnThisDesk(),
        };

    private static async Task<DraftForm> ReadFileAsync(
        DraftForm typed,
        IFormFile file,
        Wordbook words,
        CancellationToken cancellationToken
    )
    {
        if (file.Length > PolicyDocumentReader.LargestFile)
        {
            typed.Problems.Add("file", FileProblems.TooLarge(file.FileName, words));
            return typed;
        }

        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellationToken);
        var document = PolicyDocumentReader.Read(bytes.ToArray(), file.FileName, cancellationToken);
        if (document.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
        {
            typed.Problems.Add("file", FileProblems.Of(error, words));
            return typed;
        }

        return typed with
        {
            Text = document.Text,
            FileName = file.FileName,
            Format =
                document.Format == PolicyFormat.PlainText
                    ? PolicyTexts.PlainText
                    : FormatOf(document.Text, document.Format),
        };
    }

    // A text file is Markdown when its author wrote headings with hashes.
    private static string FormatOf(string text, PolicyFormat format) =>
        format == PolicyFormat.Markdown
        || text.StartsWith("# ", StringComparison.Ordinal)
        || text.Contains("\n#", StringComparison.Ordinal)
            ? PolicyTexts.Markdown
            : PolicyTexts.PlainText;

    private static DraftForm WithRefusal(DraftForm typed, Refusal refusal, Wordbook words)
    {
        typed.Problems.Add("text", PolicyWords.Refusal(refusal, words));
        return typed;
    }

    private static RazorComponentResult<DraftNewPage> New(DraftForm form) => new(new { Draft = form });

    private static RazorComponentResult<DraftEditPage> Edit(DraftForm form) => new(new { Draft = form });

    private static RazorComponentResult Unsaved(RazorComponentResult page)
    {
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
