using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Policy.Language;
using Charter.Server.Design;
using Charter.Server.Words;

namespace Charter.Server.Policies;

/// <summary>What policy versions, diagnostics and refusals are called in pages.</summary>
public static class PolicyWords
{
    public static string Status(PolicyStatus status, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return status switch
        {
            PolicyStatus.Draft => words["Draft"],
            PolicyStatus.Approved => words["Signed, not in force"],
            PolicyStatus.InForce => words["In force"],
            _ => words["Superseded"],
        };
    }

    public static BadgeTone Tone(PolicyStatus status) =>
        status switch
        {
            PolicyStatus.Draft => BadgeTone.Note,
            PolicyStatus.Approved => BadgeTone.Accent,
            PolicyStatus.InForce => BadgeTone.Good,
            _ => BadgeTone.Plain,
        };

    public static string Icon(PolicyStatus status) =>
        status switch
        {
            PolicyStatus.Draft => "pencil",
            PolicyStatus.Approved => "signature",
            PolicyStatus.InForce => "circle-check",
            _ => "archive",
        };

    public static string Severity(DiagnosticSeverity severity, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return severity switch
        {
            DiagnosticSeverity.Error => words["Error"],
            DiagnosticSeverity.Warning => words["Warning"],
            _ => words["Hint"],
        };
    }

    /// <summary>A refusal in the reader's words: what stands in the way, and what to do.</summary>
    public static string Refusal(Refusal refusal, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        ArgumentNullException.ThrowIfNull(words);
        return refusal switch
        {
            NotFound => words["There is nothing here that you may see."],
            NotAllowed => words["Your role does not allow this. Ask a manager or administrator."],
            ChangedMeanwhile => words[
                "Somebody else saved a change while you wrote. Both texts are below; nothing is lost."
            ],
            ApprovePolicy.AlreadyApproved => words["This version is signed already."],
            ApprovePolicy.CannotBeApproved => words["This version can't be signed yet. What is missing stands below."],
            PutPolicyInForce.NotApproved => words["Only a signed version can be put in force. Sign it first."],
            PutPolicyInForce.AlreadyInForce => words["This version is in force already."],
            PutPolicyInForce.NoSupportHours => words[
                "Say first when the desk is staffed: the policy's time is counted in support hours."
            ],
            ChangeDraft.OnlyDraftsChange => words[
                "This version is signed and its text stands. Make a new draft from it."
            ],
            InvalidField { Field: "text" } field => Text(field, words),
            InvalidField field => field.Problem,
            _ => refusal.Reason,
        };
    }

    private static string Text(InvalidField field, Wordbook words) =>
        field.Problem.StartsWith("The policy has no text", StringComparison.Ordinal)
            ? words["Write or paste the text of the policy."]
            : words["A policy may have {0} characters at most.", PolicyTexts.Longest];
}
