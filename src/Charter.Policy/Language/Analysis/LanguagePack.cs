namespace Charter.Policy.Language.Analysis;

/// <summary>All that the engine knows of one language. A further language is a further pack.</summary>
/// <param name="Tag">The IETF tag.</param>
/// <param name="Lexicon">The words.</param>
/// <param name="Stem">How a word loses its inflection.</param>
/// <param name="Canonical">How a commitment is written.</param>
/// <param name="Messages">Diagnostics: code to message and advice.</param>
internal sealed record LanguagePack(
    string Tag,
    Lexicon Lexicon,
    Func<string, string> Stem,
    CanonicalWords Canonical,
    DiagnosticMessages Messages
)
{
    /// <summary>Whether sentences of this language are written without spaces.</summary>
    public bool IsUnspaced { get; init; }

    /// <summary>The tokens of a text, each with the groups of the lexicon that it can start. Costly: whoever reads a text several times hands them on.</summary>
    public Token[] Tokens(string text)
    {
        var tokens = Tokeniser.Read(text, Stem);
        Lexicon.Mark(tokens);
        return tokens;
    }

    /// <summary>What tells guidance from "other"; a language without it goes by its tones alone.</summary>
    public TopicWeights? Topics { get; init; }
}
