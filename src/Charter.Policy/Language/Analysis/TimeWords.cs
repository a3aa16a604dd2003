using System.Globalization;

namespace Charter.Policy.Language.Analysis;

/// <summary>The units and small words around a number, token by token.</summary>
internal sealed class TimeWords(Token[] tokens, LanguagePack language, List<Mention> functions)
{
    private readonly Token[] _tokens = tokens;
    private readonly LanguagePack _language = language;
    private readonly PrefixFinder _prefixes = new(functions);

    public ((TimeUnit Unit, int Factor) Value, int To)? Unit(int at) =>
        _language.Lexicon.Match(LexiconGroup.Unit, _tokens, at) is { } unit ? (ParseUnit(unit.Value), unit.To) : null;

    public static (TimeUnit Unit, int Factor) ParseUnit(string value)
    {
        var star = value.IndexOf('*', StringComparison.Ordinal);
        var factor = star < 0 ? 1 : int.Parse(value.AsSpan(star + 1), CultureInfo.InvariantCulture);
        return Vocabulary.TryReadUnit(star < 0 ? value : value[..star], out var unit)
            ? (unit, factor)
            : throw new FormatException($"No unit '{value}'.");
    }

    public int SkipFillers(int at)
    {
        // "3个月": the measure word belongs to the unit.
        while (Function(at) == "filler" && Unit(at) is null)
        {
            at = MatchFunction(at)!.Value.To;
        }

        return at;
    }

    public Mention? MatchFunction(int at) =>
        at < 0 ? null : _language.Lexicon.Match(LexiconGroup.Function, _tokens, at);

    public string? Function(int at) => MatchFunction(at)?.Value;

    public (string Value, int From) PrefixOf(int at) => _prefixes.Before(at);

    /// <summary>"一个半月", "半个月": the month whose measure word the half has taken.</summary>
    public ((TimeUnit Unit, int Factor) Value, int To)? HalfMonth(int at) =>
        _language.IsUnspaced && at > 0 && _tokens.TextAt(at) is "月" && _tokens[at - 1].Text is "半" or "个"
            ? ((TimeUnit.Month, 1), at + 1)
            : null;

    /// <summary>"A day and a half", "两天半": where the half after a unit ends.</summary>
    public int? EndOfHalf(int to) =>
        MatchFunction(to) is { Value: "and_half" } half ? half.To
        : _language.IsUnspaced && _tokens.TextAt(to) is "半" && Unit(SkipFillers(to + 1)) is null ? to + 1
        : null;

    /// <summary>"1 minute 30 seconds", "two hours and 15 minutes", "两小时一刻钟": one time in two units is counted in the smaller.</summary>
    public ((decimal Value, TimeUnit Unit), int To)? ReadSmaller(decimal? value, TimeUnit unit, int to)
    {
        var at =
            Function(to) is "and" or "and_part" ? to + 1
            // "1 hr. 30 min."
            : to + 1 < _tokens.Length && _tokens[to].Is('.') && _tokens[to + 1].Kind == TokenKind.Number ? to + 1
            : to;
        if (value is not { } whole || unit is not (TimeUnit.Hour or TimeUnit.Minute) || PartAt(at) is not { } smaller)
        {
            return null;
        }

        var isNext =
            (unit, smaller.Unit) is (TimeUnit.Hour, TimeUnit.Minute) or (TimeUnit.Minute, TimeUnit.Second)
            && smaller.Value is > 0 and < 60;
        return isNext ? (((whole * 60) + smaller.Value, smaller.Unit), smaller.To) : null;
    }

    private (decimal Value, TimeUnit Unit, int To)? PartAt(int at)
    {
        if (
            NumberReader.Read(_tokens, at, _language) is { IsSlot: false, IsOrdinal: false, Value: { } part } number
            && Unit(number.To) is { Value: { Factor: 1 } unit } read
        )
        {
            return (part, unit.Unit, read.To);
        }

        return
            _language.IsUnspaced
            && _language.Lexicon.Match(LexiconGroup.Named, _tokens, at) is { } named
            && named.Value.EndsWith(" minute", StringComparison.Ordinal)
            ? (
                decimal.Parse(
                    named.Value.AsSpan(0, named.Value.IndexOf(' ', StringComparison.Ordinal)),
                    CultureInfo.InvariantCulture
                ),
                TimeUnit.Minute,
                named.To
            )
            : null;
    }

    /// <summary>
    /// "2 days and 4 hours", "3 months 10 days", "3天12小时", "2 hours 60 minutes": a sum that no clock counts. Where it ends;
    /// <c>null</c> where it is none.
    /// </summary>
    public int? EndOfMixedSum(TimeUnit unit, int to)
    {
        if (to >= _tokens.Length)
        {
            return null;
        }

        var isJoined = Function(to) is "and" or "and_part" && _tokens[to].Kind != TokenKind.Symbol;
        if (
            unit == TimeUnit.Ring
            || (isJoined && unit is TimeUnit.Second or TimeUnit.Minute or TimeUnit.Hour or TimeUnit.BusinessHour)
            || NumberReader.Read(_tokens, isJoined ? to + 1 : to, _language)
                is not { IsSlot: false, IsOrdinal: false } part
            || Unit(SkipFillers(part.To)) is not { } smaller
            || smaller.Value.Unit >= unit
            || smaller.Value.Unit == TimeUnit.Ring
            || (unit, smaller.Value.Unit) is (TimeUnit.BusinessDay, TimeUnit.Day)
        )
        {
            return null;
        }

        // "In 2 days, and 4 hours for urgent ones", "… respectively": two cases.
        var next = smaller.To;
        return
            next < _tokens.Length
            && (
                Function(next) is "for" or "opener" or "while"
                || _tokens[next].Text is "for" or "on" or "at" or "in" or "when" or "where" or "respectively" or "by"
            )
            ? null
            : next;
    }

    /// <summary>Where a number ends that may mean two things; <c>null</c> for any other.</summary>
    public int? Unreadable(int at)
    {
        if (_tokens[at].Value is null)
        {
            return at + 1;
        }

        // "Within -5 days".
        if (
            at > 1
            && _tokens[at - 1].Is('-')
            && _tokens[at - 1].End == _tokens[at].Start
            && _tokens[at - 2].End < _tokens[at - 1].Start
            && Function(at - 2) is "limit"
        )
        {
            return at + 1;
        }

        // "5-3 days".
        return
            at + 2 < _tokens.Length
            && _tokens[at + 1].Text is "-" or "–"
            && _tokens[at + 2] is { Kind: TokenKind.Number, Value: { } upper }
            && _tokens[at].End == _tokens[at + 1].Start
            && _tokens[at + 1].End == _tokens[at + 2].Start
            && upper < _tokens[at].Value
            && !(at > 0 && _tokens[at - 1].Kind == TokenKind.Word && Function(at - 1) is null)
            ? at + 3
            : null;
    }

    /// <summary>The number in the brackets; of a range there ("three to five (3-5)") its upper bound.</summary>
    public ReadNumber? ReadRepeat(int at) =>
        NumberReader.Read(_tokens, at, _language) is not { } repeat ? null
        : Function(repeat.To) == "range"
        && NumberReader.Read(_tokens, MatchFunction(repeat.To)!.Value.To, _language) is { IsSlot: false } upper
            ? upper
        : repeat;

    /// <summary>"… or 20 at peak", "in 8 overnight": a condition that is no name of a case.</summary>
    public bool IsTimeOfDay(int at) =>
        _language.Lexicon.Match(LexiconGroup.Condition, _tokens, at)
            is { Value: "peak" or "off_peak" or "out_of_hours" or "office_hours" or "high_volume" };

    /// <summary>"5月4日" is a date, not four days.</summary>
    public bool IsDate(ReadNumber number) =>
        (_tokens.TextAt(number.From - 1) == "月")
        || IsEndOfDates(number)
        || (number.Value > 1900 && _tokens.TextAt(number.To) == "年");

    /// <summary>"5月4日至6日": the day on which a stretch of dates ends.</summary>
    private bool IsEndOfDates(ReadNumber number) =>
        _language.IsUnspaced
        && number.From > 3
        && Function(number.From - 1) is "range" or "and"
        && _tokens[number.From - 2].Text is "日" or "号"
        && _tokens[number.From - 3].Kind == TokenKind.Number
        && _tokens[number.From - 4].Text is "月"
        && _tokens.TextAt(number.To) is "日" or "号";
}
