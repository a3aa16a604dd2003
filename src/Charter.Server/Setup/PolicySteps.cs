using System.Collections.Immutable;
using Charter.Desk.Policies;
using Charter.Desk.Policies.Documents;
using Charter.Policy.Language;
using Charter.Server.Design;
using Charter.Server.Words;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Charter.Server.Setup;

/// <summary>The third step: the policy, with what Charter finds in it.</summary>
internal static class PolicySteps
{
    public static IResult Show(HttpContext http, Wordbook words)
    {
        var visit = SetupVisit.Of(http);
        return visit.BackFrom(2) ?? Page(visit, null, ReadoutOf(visit.Draft, words));
    }

    public static async Task<IResult> TakeAsync(HttpContext http, IFormCollection form, Wordbook words)
    {
        var visit = SetupVisit.Of(http);
        if (visit.BackFrom(2) is { } back)
        {
            return back;
        }

        var draft = visit.Draft;
        var typed = form["text"].ToString().ReplaceLineEndings("\n");
        if (typed != draft.PolicyText)
        {
            (draft.PolicyText, draft.PolicyFormat, draft.PolicyFile) = (typed, FormatOf(typed), "");
        }

        var action = form["action"].ToString();
        if (StarterTexts.Names.Contains(action))
        {
            draft.PolicyText = StarterTexts.In(action, draft.Language);
            (draft.PolicyFormat, draft.PolicyFile) = (PolicyTexts.Markdown, "");
            return Page(visit, null, ReadoutOf(draft, words));
        }

        if (form.Files["file"] is { Length: > 0 } file)
        {
            return await TakeFileAsync(visit, file, words, http.RequestAborted);
        }

        var readout = ReadoutOf(draft, words);
        if (action == "read" && readout is not null)
        {
            return Page(visit, null, readout);
        }

        var problems = new FormProblems();
        if (readout is null)
        {
            problems.Add("text", words["Choose a starter, a file, or paste your policy."]);
        }
        else if (!readout.CanBeApproved)
        {
            problems.Add("text", words["Fill in or mend what stands below, then go on."]);
        }

        return problems.Any ? Page(visit, problems, readout) : visit.GoOn(2, "administrator");
    }

    /// <summary>The form that a typed text is kept in.</summary>
    public static string FormatOf(string text) =>
        text.Split('\n')
            .Any(line =>
                line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith("## ", StringComparison.Ordinal)
            )
            ? PolicyTexts.Markdown
            : PolicyTexts.PlainText;

    private static async Task<IResult> TakeFileAsync(
        SetupVisit visit,
        IFormFile file,
        Wordbook words,
        CancellationToken cancellationToken
    )
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        var document = PolicyDocumentReader.Read(bytes.ToArray(), file.FileName, cancellationToken);
        if (document.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
        {
            // What was typed before stays: the file could not take its place.
            var problems = new FormProblems();
            problems.Add("file", $"{error.Message} {error.Advice}");
            return Page(visit, problems, ReadoutOf(visit.Draft, words));
        }

        var draft = visit.Draft;
        draft.PolicyText = document.Text.ReplaceLineEndings("\n");
        draft.PolicyFormat = document.Format switch
        {
            PolicyFormat.Markdown => PolicyTexts.Markdown,
            PolicyFormat.PlainText => PolicyTexts.PlainText,
            _ => FormatOf(draft.PolicyText),
        };
        draft.PolicyFile = Path.GetFileName(file.FileName);
        return Page(visit, null, ReadoutOf(draft, words));
    }

    private static PolicyReadout? ReadoutOf(SetupDraft draft, Wordbook words) =>
        string.IsNullOrWhiteSpace(draft.PolicyText)
            ? null
            : PolicyReadout.Of(draft.PolicyText, draft.PolicyFormat, words);

    private static RazorComponentResult<PolicyStep> Page(
        SetupVisit visit,
        FormProblems? problems,
        PolicyReadout? readout
    ) =>
        new(
            new
            {
                visit.Token,
                visit.Draft,
                Problems = problems,
                Readout = readout,
            }
        )
        {
            StatusCode = SetupPages.StatusOf(problems),
        };
}
