using System.Globalization;

namespace Charter.Policy.Language.Analysis;

/// <summary>Finds durations, named limits and intervals in a sentence, and shares ("95%").</summary>
internal sealed class TimeReader
{
    private readonly Token[] _tokens;
    private readonly LanguagePack _language;
    private readonly List<Mention> _functions;
    private readonly TimeWords _words;
    private readonly ShareReader _shares;
    private readonly ElidedUnits _elided;
    private readonly NumberPlace _place;
    private readonly SlotTimes _slots;

    public TimeReader(Token[] tokens, LanguagePack language, List<Mention> functions)
    {
        _tokens = tokens;
        _language = language;
        _functions = functions;
        _words = new TimeWords(tokens, language, functions);
        _shares = new ShareReader(tokens, language, _words);
        _elided = new ElidedUnits(tokens, language, _words);
        _place = new NumberPlace(tokens, language, _words);
        _slots = new SlotTimes(tokens, language, _words);
    }

    public List<TimeMention> Times { get; } = [];

    public List<(decimal? Percent, int From, int To)> Percents { get; } = [];

    public void Read()
    {
        for (var i = 0; i < _tokens.Length; )
        {
            i = ReadAt(i);
        }

        FillElidedUnits();
        ReadFirstContact();
    }

    /// <summary>"90% are settled at first contact": at once, where a share says that it is meant.</summary>
    private void ReadFirstContact()
    {
        if (Percents.Count == 0)
        {
            return;
        }

        // "80% of calls in 20 seconds, and 90% of enquiries at first contact": a share without a time of its own.
        var contact = _functions.FindLast(f => f.Value == "first_contact");
        if (
            contact.Value is not null
            && (Times.Count == 0 || Percents.Exists(p => p.IsBefore(contact.From) && p.From >= Times.Max(t => t.To)))
        )
        {
            AddTime(new TimeMention(0, null, contact.From, contact.To) { IsNamed = true });
        }
    }

    private int ReadAt(int i)
    {
        if (_language.Lexicon.Match(LexiconGroup.Recurring, _tokens, i) is { } recurring)
        {
            AddNamed(recurring, isRecurring: true);
            return recurring.To;
        }

        if (_language.Lexicon.Match(LexiconGroup.Named, _tokens, i) is { } named)
        {
            AddNamed(named, isRecurring: false);
            return named.To;
        }

        if (_shares.ReadPartOfUnit(i) is { } partOfUnit)
        {
            AddTime(new TimeMention(1, partOfUnit.Unit, i, partOfUnit.To) { IsUnreadable = true });
            return partOfUnit.To;
        }

        if (_shares.ReadNamed(i) is { } share)
        {
            Percents.Add(share);
            return share.To;
        }

        if (ReadArticle(i) is { } afterArticle)
        {
            return afterArticle;
        }

        if (_place.IsNameOfLevel(i))
        {
            return i + 1;
        }

        if (ReadNumberedDay(i) is { } afterDay)
        {
            return afterDay;
        }

        if (ReadUnreadable(i) is { } afterUnreadable)
        {
            return afterUnreadable;
        }

        return NumberReader.Read(_tokens, i, _language) is { } number ? ReadFrom(number) : i + 1;
    }

    /// <summary>"1,5 hours", "-5 days", "5-3 days": a number that may mean two things.</summary>
    private int? ReadUnreadable(int i)
    {
        if (
            _tokens[i].Kind != TokenKind.Number
            || _words.Unreadable(i) is not { } to
            || Unit(SkipFillers(to)) is not { } unit
        )
        {
            return null;
        }

        AddTime(new TimeMention(1, unit.Value.Unit, i, unit.To) { IsUnreadable = true });
        return unit.To;
    }

    /// <summary>"By day 20", "on working day 10": the day that the count has reached.</summary>
    private int? ReadNumberedDay(int i)
    {
        if (
            _language.IsUnspaced
            || i == 0
            || _tokens[i - 1].Text is not ("by" or "on" or "before" or "than")
            || Unit(i) is not { Value: { Unit: TimeUnit.Day or TimeUnit.BusinessDay, Factor: 1 } unit, To: var to }
            || to >= _tokens.Length
            || _tokens[to] is not { Kind: TokenKind.Number, IsOrdinal: false, Value: { } value }
            || Unit(to + 1) is not null
            || Function(to + 1) is "percent" or "range"
            || _tokens.TextAt(to + 1) is "of"
        )
        {
            return null;
        }

        AddTime(new TimeMention(value, unit.Unit, i, to + 1));
        return to + 1;
    }

    /// <summary>"within a minute", "in under an hour": an article is one, but only after a limit.</summary>
    private int? ReadArticle(int i)
    {
        // "On a business day" says which days count.
        if (
            !IsOneArticle(i)
            || _tokens.TextAt(i - 1) is "on"
            || PrefixOf(i).Value is not ("limit" or "over" or "every" or "after" or "us" or "passive_act")
        )
        {
            return null;
        }

        // "Has a fortnight to decide", "allow us a week"; nobody has "a day" in this sense.
        return
            Unit(i + 1) is { } unit
            && (
                PrefixOf(i).Value is not ("us" or "passive_act")
                || _tokens[i - 1].Text is "us" or "have" or "has" && unit.Value.Unit is TimeUnit.Week or TimeUnit.Month
            )
            ? AddWithMore(1, unit.Value, i, unit.To)
            : null;
    }

    /// <summary>"A minute" is one; "the day", "that week" point at some day.</summary>
    private bool IsOneArticle(int i) => Function(i) is "article" or "hours_a_day" && _tokens[i].Text is "a" or "an";

    private int ReadFrom(ReadNumber number)
    {
        var from = number.From;
        if (_place.IsMoney(number) || _words.IsDate(number) || _place.IsTimeOfDay(number) || _place.IsScore(number))
        {
            return number.To;
        }

        if ((_shares.ReadFraction(number, Percents.Count > 0) ?? _shares.ReadShareOf(number)) is { } share)
        {
            Percents.Add(share);
            return share.To;
        }

        number = WithRange(WithRepeat(number));
        var next = number.To;
        if (Function(next) is "percent" or "tenths")
        {
            var percent =
                Function(next) == "tenths"
                    ? _shares.OfTenths(number.Value, next)
                    : (number.Value, MatchFunction(next)!.Value.To);
            Percents.Add((percent.Value, from, percent.To));
            return percent.To;
        }

        next = SkipFillers(next);
        next = _place.IsNameOfDays(next) ? next + 1 : next;
        if ((Unit(next) ?? _words.HalfMonth(next)) is { } unit)
        {
            return number.IsOrdinal && unit.Value.Unit is not (TimeUnit.Ring or TimeUnit.BusinessDay or TimeUnit.Day)
                ? next
                : ReadUpperTime(number, unit.Value, from, unit.To);
        }

        if (_place.IsCountOfRings(number))
        {
            return Add(number.Value, (TimeUnit.Ring, 1), from, number.To + 1);
        }

        if (number.IsSlot)
        {
            if (_slots.Read(number) is { } open)
            {
                AddTime(open);
            }
        }
        else if (_elided.Is(number, Times))
        {
            AddTime(new TimeMention(number.Value, null, from, number.To) { IsUnitElided = true });
        }

        return number.To;
    }

    /// <summary>"30 minutes to 1 hour": the upper bound counts.</summary>
    private int ReadUpperTime(ReadNumber number, (TimeUnit Unit, int Factor) unit, int from, int to)
    {
        if (
            Function(to) == "range"
            && NumberReader.Read(_tokens, MatchFunction(to)!.Value.To, _language) is { IsSlot: false } upper
            && Unit(SkipFillers(upper.To)) is { } upperUnit
        )
        {
            return Add(upper.Value, upperUnit.Value, from, upperUnit.To);
        }

        return AddWithMore(number.Value, unit, from, to);
    }

    /// <summary>"An hour and a half", "a day or two": what comes after the unit belongs to the number.</summary>
    private int AddWithMore(decimal? value, (TimeUnit Unit, int Factor) unit, int from, int to)
    {
        if (_words.EndOfHalf(to) is { } afterHalf)
        {
            return Add(value + 0.5m, unit, from, afterHalf);
        }

        // "An hour and a quarter".
        if (Function(to) == "and" && unit.Unit == TimeUnit.Hour && _shares.ReadPart(to + 1) is { } part)
        {
            return Add(value + part.Part, unit, from, part.To);
        }

        if (
            value == 1
            && Function(to) == "or"
            && NumberReader.Read(_tokens, MatchFunction(to)!.Value.To, _language) is { IsOrdinal: false } more
            && more.Value is > 1 and < 10
            && Unit(SkipFillers(more.To)) is null
        )
        {
            return Add(more.Value, unit, from, more.To);
        }

        if (_words.ReadSmaller(value, unit.Unit, to) is { } sum)
        {
            return Add(sum.Item1.Value, (sum.Item1.Unit, 1), from, sum.To);
        }

        if (_words.EndOfMixedSum(unit.Unit, to) is { } end)
        {
            AddTime(new TimeMention(value, unit.Unit, from, end) { IsUnreadable = true });
            return end;
        }

        return Add(value, unit, from, to);
    }

    /// <summary>"two (2)": the figure in brackets repeats the word, and must agree with it.</summary>
    private ReadNumber WithRepeat(ReadNumber number)
    {
        if (
            number.To + 2 < _tokens.Length
            && _tokens[number.To].Is('(')
            && _words.ReadRepeat(number.To + 1) is { } repeat
            && _tokens.IsAt(repeat.To, ')')
            && (repeat.Value == number.Value || number.IsSlot || repeat.IsSlot)
        )
        {
            return number with { Value = number.IsSlot ? null : number.Value, To = repeat.To + 1 };
        }

        return number;
    }

    private ReadNumber WithRange(ReadNumber number)
    {
        var connector = MatchFunction(number.To);
        var isRange =
            connector?.Value is "range" or "slash"
            || (
                connector?.Value is "and" or "or"
                && (connector.Value.Value == "or" || Function(number.From - 1) == "between")
            );
        if (
            !isRange
            || NumberReader.Read(_tokens, connector!.Value.To, _language) is not { } upper
            || (upper.Value <= number.Value)
        )
        {
            return number;
        }

        upper = WithRepeat(upper);
        var unitAt = SkipFillers(upper.To);
        var hasUnit = Unit(unitAt) is not null || Function(upper.To) == "percent";
        if (
            !hasUnit
            && !(connector.Value.Value == "range" && !upper.IsSlot && _elided.Is(number with { To = upper.To }, Times))
        )
        {
            return number;
        }

        return number with
        {
            Value = upper.Value,
            To = upper.To,
            IsSlot = number.IsSlot || upper.IsSlot,
        };
    }

    private void AddNamed(Mention mention, bool isRecurring)
    {
        if (isRecurring ? _place.IsNoInterval(mention) : _place.IsDayToCountFrom(mention))
        {
            return;
        }

        // "Within 5 days of the day of receipt": the day only says from when.
        if (
            Times.Count > 0
            && mention.Value.StartsWith("0 day", StringComparison.Ordinal)
            && (
                PrefixOf(mention.From).Value is "after"
                || _tokens[PrefixOf(mention.From).From].Text is "from" or "of" or "after" or "since"
            )
            && Times[^1].To >= mention.From - 3
        )
        {
            return;
        }

        // "The next working day but one" is neither the next nor a number in the text.
        if (
            mention.To + 1 < _tokens.Length
            && _tokens[mention.To].Text is "but"
            && _tokens[mention.To + 1].Text is "one"
        )
        {
            return;
        }

        var space = mention.Value.IndexOf(' ', StringComparison.Ordinal);
        var value = decimal.Parse(mention.Value.AsSpan(0, space), CultureInfo.InvariantCulture);
        var unit = mention.Value[(space + 1)..];
        AddTime(
            new TimeMention(
                value,
                unit is "-" or "adjective" ? null : TimeWords.ParseUnit(unit).Unit,
                mention.From,
                mention.To
            )
            {
                IsRecurring = isRecurring,
                IsNamed = true,
                IsAdjective = unit == "adjective",
            }
        );
    }

    private int Add(decimal? value, (TimeUnit Unit, int Factor) unit, int from, int to)
    {
        value *= unit.Factor;
        var scaled = unit.Unit;
        // "half an hour", "半小时" are 30 minutes to anybody who reads them.
        if (value is > 0 and < 1 && scaled == TimeUnit.Hour)
        {
            value *= 60;
            scaled = TimeUnit.Minute;
        }

        AddTime(new TimeMention(value, scaled, from, to));
        return to;
    }

    private void AddTime(TimeMention time)
    {
        var (prefix, prefixFrom) = PrefixOf(time.From);
        var suffix = Function(time.To) ?? "";
        Times.Add(
            time with
            {
                Prefix = prefix,
                PrefixFrom = prefixFrom,
                Suffix = suffix,
                IsRecurring = time.IsRecurring || prefix == "every" || suffix == "once_suffix",
            }
        );
    }

    private void FillElidedUnits()
    {
        for (var i = 0; i < Times.Count; i++)
        {
            if (!Times[i].IsUnitElided)
            {
                continue;
            }

            var neighbour =
                Times.Take(i).LastOrDefault(t => t.Unit is not null)
                ?? Times.Skip(i + 1).FirstOrDefault(t => t.Unit is not null);
            Times[i] = neighbour is null ? Times[i] : Times[i] with { Unit = neighbour.Unit };
        }

        Times.RemoveAll(t => t.IsUnitElided && t.Unit is null);
    }

    private ((TimeUnit Unit, int Factor) Value, int To)? Unit(int at) => _words.Unit(at);

    private int SkipFillers(int at) => _words.SkipFillers(at);

    private Mention? MatchFunction(int at) => _words.MatchFunction(at);

    private string? Function(int at) => _words.Function(at);

    private (string Value, int From) PrefixOf(int at) => _words.PrefixOf(at);
}
