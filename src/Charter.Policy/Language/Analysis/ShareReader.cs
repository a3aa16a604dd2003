using System.Globalization;

namespace Charter.Policy.Language.Analysis;

/// <summary>Reads shares that are not a number before a sign: "nine in ten", "百分之九十五".</summary>
internal sealed class ShareReader(Token[] tokens, LanguagePack language, TimeWords words)
{
    private readonly Token[] _tokens = tokens;
    private readonly LanguagePack _language = language;
    private readonly TimeWords _words = words;

    /// <summary>"Half of all calls", "一半", "十有八九": shares that begin with no number, or an article.</summary>
    public (decimal? Percent, int From, int To)? ReadNamed(int i)
    {
        // "1/2 of all letters".
        if (
            _tokens[i] is { Kind: TokenKind.Number, Value: null, Text: [var above, '/', var below] }
            && _tokens.TextAt(i + 1) is "of"
        )
        {
            return (Rounded((above - '0') * 100m / (below - '0')), i, i + 1);
        }

        if (_tokens[i].Text is "a" && OfDenominator(1, i, i + 1) is { } part)
        {
            return part;
        }

        if (
            Match(i) is not { } named
            || named.Value[0] == '/'
            || _words.Unit(_words.SkipFillers(SkipArticle(named.To))) is not null
        )
        {
            return null;
        }

        if (!named.Value.EndsWith('/'))
        {
            return _tokens[SkipArticle(named.To) < _tokens.Length ? SkipArticle(named.To) : i].Text is "time"
                ? null
                : (Number(named.Value), i, named.To);
        }

        return
            NumberReader.Read(_tokens, named.To, _language) is { Value: > 0 } number && _words.Unit(number.To) is null
            ? (number.Value * 100 / Number(named.Value[..^1]), i, number.To)
            : null;
    }

    /// <summary>"Two thirds of calls", "三分之二", "百分之九十五"; "three quarters" alone where another share stands before it.</summary>
    public (decimal? Percent, int From, int To)? ReadFraction(ReadNumber number, bool isNext)
    {
        if (Match(number.To) is { Value: "/" } over)
        {
            return number.Value is { } whole and > 1 && NumberReader.Read(_tokens, over.To, _language) is { } part
                ? (part.Value is { } above ? Rounded(above * 100 / whole) : null, number.From, part.To)
                : null;
        }

        return number is { IsOrdinal: false, Value: { } value }
            ? OfDenominator(value, number.From, number.To, isNext) ?? OfDigits(number)
            : null;
    }

    /// <summary>"A quarter", as a part of one; <c>null</c> for anything else.</summary>
    public (decimal Part, int To)? ReadPart(int i)
    {
        var number =
            _tokens.Length > i && _tokens[i].Text is "a"
                ? new ReadNumber(1, i, i + 1)
                : NumberReader.Read(_tokens, i, _language);
        return
            number is { IsOrdinal: false, Value: { } value, To: var to }
            && Match(to) is { Value: "/2" or "/4" } part
            && !(_tokens.TextAt(part.To) is "of")
            ? (value / Number(part.Value[1..]), part.To)
            : null;
    }

    /// <summary>"八成", "九成五": the digit after it is a hundredth, unless it has a unit of its own.</summary>
    public (decimal? Value, int To) OfTenths(decimal? tenths, int at)
    {
        var to = _words.MatchFunction(at)!.Value.To;
        return
            to == at + 1
            && to < _tokens.Length
            && _tokens[to].Kind == TokenKind.Han
            && NumberReader.Read(_tokens, to, _language) is { Value: >= 1 and < 10, To: var after } digit
            && after == to + 1
            && _words.Unit(_words.SkipFillers(after)) is null
            ? ((tenths * 10) + digit.Value, after)
            : (tenths * 10, to);
    }

    /// <summary>"Two thirds of a day", "half of a working day": a part of a unit that no clock counts. Its unit and where it ends.</summary>
    public (TimeUnit Unit, int To)? ReadPartOfUnit(int i)
    {
        var at =
            Match(i) is { Value: "50" or "/2" } half ? half.To
            : OfOne(i) is { } whole && Match(whole) is { Value: ['/', _, ..] } part ? part.To
            : -1;
        if (at < 0 || !(_tokens[at - 1].Text is "of" || _tokens.TextAt(at) is "of"))
        {
            return null;
        }

        at += _tokens[at - 1].Text is "of" ? 0 : 1;
        return _words.Unit(_words.SkipFillers(SkipArticle(at))) is { } unit ? (unit.Value.Unit, unit.To) : null;
    }

    /// <summary>Where "a" or a whole number ends.</summary>
    private int? OfOne(int i) =>
        _tokens[i].Text is "a" ? i + 1
        : NumberReader.Read(_tokens, i, _language) is { IsSlot: false, IsOrdinal: false } number ? number.To
        : null;

    private (decimal? Percent, int From, int To)? OfDenominator(decimal value, int from, int at, bool isNext = false)
    {
        if (
            Match(at) is not { Value: ['/', _, ..] } part
            || value < 1
            || Number(part.Value[1..]) is var whole && value > whole
        )
        {
            return null;
        }

        var isOf = _tokens.TextAt(part.To) is "of" || _tokens[part.To - 1].Text is "of";
        return (isOf || isNext) && _words.Unit(_words.SkipFillers(SkipArticle(isOf ? part.To + 1 : part.To))) is null
            ? (Rounded(value * 100 / whole), from, part.To)
            : null;
    }

    /// <summary>"2/3 of calls".</summary>
    private (decimal? Percent, int From, int To)? OfDigits(ReadNumber number) =>
        number.To + 2 < _tokens.Length
        && _tokens[number.To].Is('/')
        && _tokens[number.To + 1] is { Kind: TokenKind.Number, IsOrdinal: false, Value: { } whole and > 1 }
        && _tokens[number.To + 2].Text is "of"
        && number.Value < whole
        && _words.Unit(_words.SkipFillers(SkipArticle(number.To + 3))) is null
            ? (Rounded(number.Value!.Value * 100 / whole), number.From, number.To + 2)
            : null;

    private Mention? Match(int at) => _language.Lexicon.Match(LexiconGroup.Share, _tokens, at);

    private int SkipArticle(int at) =>
        at < _tokens.Length && (_words.Function(at) is "article" or "our" || _tokens[at].Text is "a" or "an")
            ? at + 1
            : at;

    private static decimal Number(string value) => decimal.Parse(value, CultureInfo.InvariantCulture);

    private static decimal Rounded(decimal percent) => decimal.Round(percent, 2);

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
