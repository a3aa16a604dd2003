using Charter.Policy.Language;

namespace Charter.Server.Policies;

/// <summary>A sentence of the policy as the page sets it.</summary>
/// <param name="Source">What the compiler found in it.</param>
/// <param name="Anchor">Its anchor, such as <c>line-12</c>; <c>null</c> where a sentence before it on the line has it.</param>
/// <param name="Runs">Its words.</param>
/// <param name="Diagnostics">What its author should know.</param>
public sealed record DocumentSentence(
    PolicySentence Source,
    string? Anchor,
    IReadOnlyList<DocumentRun> Runs,
    IReadOnlyList<Diagnostic> Diagnostics
)
{
    /// <summary>Whether it looks like a promise that can't be run: not understood, or without a clock.</summary>
    public bool IsUnread =>
        Diagnostics.Any(d => d.Code is "P150" || d.Code.StartsWith("P10", StringComparison.Ordinal));

    /// <summary>What stands in the margin: warnings and errors, and what was not understood.</summary>
    public IEnumerable<Diagnostic> Notes =>
        Diagnostics.Where(d =>
            d.Severity != DiagnosticSeverity.Info
            || d.Code is "P150"
            || d.Code.StartsWith("P10", StringComparison.Ordinal)
        );
}
