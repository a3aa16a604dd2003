namespace Charter.Policy.Language.Analysis;

/// <summary>A token of one sentence.</summary>
/// <param name="Kind">What it is made of.</param>
/// <param name="Text">The text, lower case and in half width.</param>
/// <param name="Stem">The text without its inflection, in the form that the lexicon is keyed by.</param>
/// <param name="Start">Where it starts in the sentence.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Value">The value of digits; minutes of the day for a clock time.</param>
internal sealed record Token(TokenKind Kind, string Text, string Stem, int Start, int End, decimal? Value = null)
{
    /// <summary>Whether digits were an ordinal (<c>3rd</c>).</summary>
    public bool IsOrdinal { get; init; }

    /// <summary>The longest phrase of each group of the lexicon that starts here, in the sentence that it was marked in; <c>null</c> while not looked for.</summary>
    public StartingPhrase[]? Phrases { get; set; }

    /// <summary>A bit for the text, by which most words of a phrase are told to be others.</summary>
    public ulong TextBit { get; } = BitOf(Text);

    /// <summary>A bit for the stem.</summary>
    public ulong StemBit { get; } = BitOf(Stem);

    /// <summary>Equal words have the same bit; so have one in sixty-four of the others.</summary>
    public static ulong BitOf(string word) =>
        word.Length == 0 ? 1 : 1UL << ((word[0] * 31) + (word[^1] * 7) + word.Length);

    public bool Is(char symbol) => Kind == TokenKind.Symbol && Text.Length == 1 && Text[0] == symbol;
}
