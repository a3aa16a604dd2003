using System.Globalization;
using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Timetables;

/// <summary>A sentence about hours, cut into tokens, with what the tables say of each.</summary>
internal sealed class HoursText
{
    private readonly Mention?[] _pieces;

    public HoursText(string sentence, LanguagePack language)
        : this(sentence, language.Tokens(sentence), language) { }

    public HoursText(string sentence, Token[] tokens, LanguagePack language)
    {
        Sentence = sentence;
        Language = language;
        Tokens = WithDashes(sentence, tokens, language);
        _pieces = new Mention?[Tokens.Length];
        foreach (var piece in language.Lexicon.Find(LexiconGroup.Calendar, Tokens))
        {
            _pieces[piece.From] = piece;
        }
    }

    public string Sentence { get; }

    public LanguagePack Language { get; }

    public Token[] Tokens { get; }

    /// <summary>What starts at a token, as the tables call it; <c>null</c> for nothing.</summary>
    public Mention? PieceAt(int token) => token >= 0 && token < _pieces.Length ? _pieces[token] : null;

    public bool Is(int token, string piece) => PieceAt(token) is { } mention && mention.Value == piece;

    public bool IsText(int token, string text) => token >= 0 && token < Tokens.Length && Tokens[token].Text == text;

    /// <summary>The month that a token names.</summary>
    public int? Month(int token) =>
        PieceAt(token) is { } mention
        && mention.Value.StartsWith("month", StringComparison.Ordinal)
        && int.TryParse(mention.Value.AsSpan(5), CultureInfo.InvariantCulture, out var month)
            ? month
            : null;

    /// <summary>A whole number in digits or words, in bounds, and where it ends.</summary>
    public (int Value, int To)? Number(int token, int least, int most)
    {
        if (token < 0 || token >= Tokens.Length || Tokens[token].Kind is TokenKind.Clock or TokenKind.Slot)
        {
            return null;
        }

        if (Tokens[token].Kind == TokenKind.Number)
        {
            return Tokens[token].Value is { } digits && IsWhole(digits, least, most) ? ((int)digits, token + 1) : null;
        }

        return
            Language.Lexicon.Match(LexiconGroup.Number, Tokens, token) is not null
            && NumberReader.Read(Tokens, token, Language) is { Value: { } value } words
            && IsWhole(value, least, most)
            ? ((int)value, words.To)
            : null;
    }

    /// <summary>The token that starts at or after a character.</summary>
    public int TokenFrom(int start)
    {
        var token = 0;
        while (token < Tokens.Length && Tokens[token].Start < start)
        {
            token++;
        }

        return token;
    }

    private static bool IsWhole(decimal value, int least, int most) =>
        value >= least && value <= most && value == decimal.Truncate(value);

    /// <summary>The dash of "Mon-Fri" joins two words for other readers; here it says "to".</summary>
    private static Token[] WithDashes(string sentence, Token[] tokens, LanguagePack language)
    {
        var all = new List<Token>(tokens.Length + 4);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (
                i > 0
                && tokens[i].Start == tokens[i - 1].End + 1
                && Tokeniser.Fold(sentence[tokens[i - 1].End]) == '-'
                && IsEdge(tokens, i - 1, language)
                && IsEdge(tokens, i, language)
            )
            {
                all.Add(new Token(TokenKind.Symbol, "-", "-", tokens[i - 1].End, tokens[i].Start));
            }

            all.Add(tokens[i]);
        }

        if (all.Count == tokens.Length)
        {
            return tokens;
        }

        // Other phrases start where a dash stands in between, and the tokens of the sentence are left as they are.
        Token[] dashed = [.. all.Select(token => token with { })];
        language.Lexicon.Mark(dashed);
        return dashed;
    }

    private static bool IsEdge(Token[] tokens, int at, LanguagePack language) =>
        tokens[at].Kind is TokenKind.Number or TokenKind.Clock
        || tokens[at].Text is "m" or "f"
        || language.Lexicon.Match(LexiconGroup.Calendar, tokens, at) is { Value: { } value }
            && (value.StartsWith("day", StringComparison.Ordinal) || value is "noon" or "midnight");
}
