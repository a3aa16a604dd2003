namespace Charter.Policy.Language.Analysis;

/// <summary>Reads shares that are not a number before a sign: "nine in ten", "百分之九十五".</summary>
internal sealed class ShareReader(Token[] tokens, LanguagePack language, TimeWords words)
{
    private readonly Token[] _tokens = tokens;
    private readonly LanguagePack _language = language;
    private readonly TimeWords _words = words;

    /// <summary>"百分之九十五".</summary>
    public (decimal? Percent, int From, int To)? ReadPrefixed(int i)
    {
        if (
            _language.Lexicon.Match(LexiconGroup.Function, _tokens, i) is not { Value: "percent_prefix" } prefix
            || NumberReader.Read(_tokens, prefix.To, _language) is not { } number
        )
        {
            return null;
        }

        return (number.Value, i, number.To);
    }

    /// <summary>"8 out of 10 calls", "nine in ten".</summary>
    public (decimal? Percent, int From, int To)? ReadShareOf(ReadNumber number)
    {
        // "Nine letters out of ten".
        var at = number.To;
        if (
            at + 1 < _tokens.Length
            && _tokens[at].Kind == TokenKind.Word
            && _words.Unit(at) is null
            && _words.Function(at) is null or "you"
        )
        {
            at = _tokens[at + 1].Text is "out" or "in" ? at + 1 : at;
        }

        if (
            number.Value is not { } part
            || _words.MatchFunction(at) is not { } mark
            || (mark.Value != "out_of" && _tokens[at].Text is not ("in" or "of"))
            || NumberReader.Read(_tokens, mark.To, _language) is not { Value: > 1 and <= 100 } whole
            // "Four in five", but not "Stage 2 acknowledgement in 3".
            || (
                mark.Value != "out_of"
                && whole.Value is not (10 or 100)
                && !(whole.Value is 3 or 4 or 5 && at == number.To && _tokens[number.From].Kind == TokenKind.Word)
            )
            || part > whole.Value
            || _words.Unit(_words.SkipFillers(whole.To)) is not null
        )
        {
            return null;
        }

        return (part * 100 / whole.Value, number.From, whole.To);
    }
}
