namespace Charter.Policy.Language.Analysis;

/// <summary>What became of one sentence.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Commitments">Its promises, with the places of the words that gave them.</param>
/// <param name="Findings">What its author should know.</param>
internal sealed record SentenceReading(
    SentenceKind Kind,
    IReadOnlyList<ReadCommitment> Commitments,
    IReadOnlyList<Finding> Findings
)
{
    /// <summary>Whether it says nothing beyond what was understood, so that no subject means all of them.</summary>
    public bool IsGeneral { get; init; } = true;

    /// <summary>Its tokens, for those that read it further; <c>null</c> where it was not read as a sentence (a row, a canonical sentence).</summary>
    public Token[]? Tokens { get; init; }

    /// <summary>What it speaks of, for the sentences that follow.</summary>
    public ReadingContext Topic { get; init; } = ReadingContext.None;
}
