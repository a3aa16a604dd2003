using System.Collections.Immutable;

namespace Charter.Policy.Language;

/// <summary>One sentence (or list item, heading, table row) of a policy, in the order of the document.</summary>
/// <param name="Text">The words, without list marks and layout.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Section">The headings above it, outermost first.</param>
/// <param name="Commitments">The promises in it, in text order; some may have open slots.</param>
/// <param name="Diagnostics">What the author should know about it.</param>
public sealed record PolicySentence(
    string Text,
    TextSpan Span,
    SentenceKind Kind,
    ImmutableArray<string> Section,
    ImmutableArray<FoundCommitment> Commitments,
    ImmutableArray<Diagnostic> Diagnostics
)
{
    /// <summary>Whether the sentence is a heading rather than running text.</summary>
    public bool IsHeading { get; init; }
}
