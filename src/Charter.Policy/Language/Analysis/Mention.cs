namespace Charter.Policy.Language.Analysis;

/// <summary>A phrase of the lexicon found in a sentence.</summary>
/// <param name="Value">What the lexicon says that it means.</param>
/// <param name="From">The first token.</param>
/// <param name="To">The token after the last.</param>
/// <param name="Capture">What stood in the place of <c>$</c>: a number or a letter.</param>
internal readonly record struct Mention(string Value, int From, int To, string? Capture = null)
{
    public int Length => To - From;

    public bool Overlaps(int from, int to) => From < to && from < To;
}
