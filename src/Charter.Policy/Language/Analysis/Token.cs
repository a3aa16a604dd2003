namespace Charter.Policy.Language.Analysis;

/// <summary>A token of one sentence.</summary>
/// <param name="Kind">What it is made of.</param>
/// <param name="Text">The text, lower case and in half width.</param>
/// <param name="Stem">The text without its inflection, in the form that the lexicon is keyed by.</param>
/// <param name="Start">Where it starts in the sentence.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Value">The value of digits; minutes of the day for a clock time.</param>
internal readonly record struct Token(
    TokenKind Kind,
    string Text,
    string Stem,
    int Start,
    int End,
    decimal? Value = null
)
{
    /// <summary>Whether digits were an ordinal (<c>3rd</c>).</summary>
    public bool IsOrdinal { get; init; }

    /// <summary>Which groups of the lexicon have a phrase that starts with this token, a bit for each; zero while that is not known.</summary>
    public int Groups { get; init; }

    /// <summary>How the lexicon keys this very form, made once.</summary>
    public string ExactKey { get; } = "=" + Text;

    public bool Is(char symbol) => Kind == TokenKind.Symbol && Text.Length == 1 && Text[0] == symbol;
}
