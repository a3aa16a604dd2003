namespace Charter.Policy.Language.Analysis;

/// <summary>Tells the numbers that take the unit of a time before or after them: "in 5 days, or 10 where …".</summary>
internal sealed class ElidedUnits(Token[] tokens, LanguagePack language, TimeWords words)
{
    private const int MostWordsOfCase = 4;

    /// <summary>A number that stands alone after a limit ("… and in full in 10.") takes the unit of its neighbour.</summary>
    public bool Is(ReadNumber number, List<TimeMention> times)
    {
        // "One of us" is somebody.
        if (number.Value is null or > 366 || words.Function(number.From) == "somebody" || IsDayOfMonth(number))
        {
            return false;
        }

        // "Our lines open at 7".
        if (
            number.From > 1
            && tokens[number.From - 1].Text is "at"
            && (times.Count == 0 || tokens[number.From - 2].Text is "open" or "opens" or "close" or "closes" or "clock")
        )
        {
            return false;
        }

        var prefix = words.PrefixOf(number.From).Value;
        if (prefix is "limit" && IsOfSeveral(number, times))
        {
            return true;
        }

        if (times.Count > 0 && IsOneOfCases(number, times, prefix))
        {
            return true;
        }

        // "… and give updates every 20".
        return (prefix is "limit" or "us" && IsAfterLimit(number, times))
            || (prefix is "every" && times.Count > 0 && IsEndOfClause(number.To));
    }

    /// <summary>"Closed on 5 and 6 February": days of a month that is named at either end of their list.</summary>
    private bool IsDayOfMonth(ReadNumber number)
    {
        if (number.Value > 31)
        {
            return false;
        }

        var to = number.To;
        while (to + 1 < tokens.Length && IsListed(to) && tokens[to + 1].Kind == TokenKind.Number)
        {
            to += 2;
        }

        var from = number.From - 1;
        while (from > 0 && IsListed(from) && tokens[from - 1].Kind == TokenKind.Number)
        {
            from -= 2;
        }

        return IsMonth(to) || IsMonth(from);
    }

    private bool IsListed(int token) => tokens[token].Text is "," or "-" or "/" or "&" or "and" or "or" or "to";

    private bool IsMonth(int token) =>
        token >= 0
        && token < tokens.Length
        // "10 may be needed".
        && tokens[token].Text is not "may"
        && language.Lexicon.Match(LexiconGroup.Calendar, tokens, token) is { Value: { } value }
        && value.StartsWith("month", StringComparison.Ordinal);

    /// <summary>Numbers of a list of cases, where an earlier time had the unit.</summary>
    private bool IsOneOfCases(ReadNumber number, List<TimeMention> times, string prefix)
    {
        // "3 working days (5 if complex)".
        if (
            tokens.IsAt(number.From - 1, '(')
            && (
                words.Function(number.To) is "opener" or "for"
                || (tokens.TextAt(number.To) is "during" or "over" or "at" or "in" or "on")
            )
        )
        {
            return true;
        }

        // "In 20 working days, 40 if we need longer", "1 day if the risk is high, 5 if medium".
        if (
            tokens.IsAt(number.From - 1, ',')
            && (times[^1].To == number.From - 1 || words.Function(times[^1].To) is "opener")
            && words.Function(number.To) is "opener"
        )
        {
            return true;
        }

        // "In 10 working days, or 20 where it needs investigating", "…, or ninety overnight", "… and 4 with Advanced".
        if (
            prefix is "or" or "and"
            && (
                words.Function(number.To) is "opener" or "for"
                || IsLabelled(number.To)
                || (prefix is "or" && words.IsTimeOfDay(number.To))
            )
        )
        {
            return true;
        }

        return IsOtherCase(number, times)
            // "20 days for a simple matter, 30 for more complex issues".
            || (IsParallel(number, times) && IsLabelled(number.To))
            || IsNextAct(number, times)
            || IsWaited(number)
            || IsOfSeveral(number, times)
            || IsUpperBound(number, times)
            || IsAfterLabel(number)
            || IsLastOfList(number, times)
            || IsFurtherDelay(number, times, prefix);
    }

    /// <summary>"After 1 hour, … after 4 and … after 24".</summary>
    private bool IsFurtherDelay(ReadNumber number, List<TimeMention> times, string prefix) =>
        prefix == "after"
        && times[^1].Prefix == "after"
        && (
            number.To >= tokens.Length
            || tokens[number.To].Text is "," or "." or ";"
            || words.Function(number.To) is "and" or "or"
            || IsLabelled(number.To)
        )
        && !IsFollowedByNumber(number.To);

    private bool IsEndOfClause(int at) =>
        at >= tokens.Length || tokens[at].Text is "," or "." or ";" || words.Function(at) is "and" or "opener";

    /// <summary>"Within 5", where the sentence or the clause ends, or what follows can't be a unit.</summary>
    private bool IsAfterLimit(ReadNumber number, List<TimeMention> times)
    {
        if (number.To >= tokens.Length || IsBeforeShare(number.To))
        {
            return true;
        }

        // "… and within 14 a full reply".
        if (
            times.Count > 0
            && tokens[number.To].Text is "a" or "an" or "our" or "your" or "the"
            && words.Unit(number.To + 1) is null
        )
        {
            return true;
        }

        // "… and within 15 to other feedback", "within 5 at Level 2", "in 8 overnight".
        if (
            times.Count > 0
            && (
                (tokens[number.To].Text is "to" && !IsFollowedByNumber(number.To + 1))
                || IsLabelled(number.To)
                || words.IsTimeOfDay(number.To)
            )
        )
        {
            return true;
        }

        var next = tokens[number.To];
        return next.Kind == TokenKind.Symbol && next.Text is "," or "." or ";" or "。" or ")" or "!" or "，"
            // "Faxes within 2 days, letters within 5: that is when you have our answer".
            || (next.Is(':') && times.Count > 0 && !IsFollowedByNumber(number.To + 1))
            // "At one provider" is no hour.
            || (words.Function(number.To) is "we" && next.Text is "we" or "we'll" or "we’ll")
            || words.Function(number.To)
                is "and"
                    or "or"
                    or "after"
                    or "opener"
                    or "if_possible"
                    or "with"
                    or "while"
                    or "for";
    }

    private bool IsFollowedByNumber(int at) => NumberReader.Read(tokens, at, language) is not null;

    /// <summary>"…; street lights, five.": the last number of a list whose other cases had their unit.</summary>
    private bool IsLastOfList(ReadNumber number, List<TimeMention> times) =>
        times.Count > 0
        && !number.IsOrdinal
        && number.From > 1
        && tokens[number.From - 1].Is(',')
        && (number.To >= tokens.Length || (tokens[number.To].Text is "." && number.To + 1 >= tokens.Length))
        && Enumerable.Range(times[^1].To, number.From - times[^1].To).Any(i => tokens[i].Is(';'));

    /// <summary>"… a full answer in 12 (95%)".</summary>
    private bool IsBeforeShare(int at) =>
        at + 2 < tokens.Length
        && (tokens[at].Is('(') || tokens[at].Text is "in" or "for" or "of")
        && NumberReader.Read(tokens, at + 1, language) is { } share
        && words.Function(share.To) == "percent";

    /// <summary>"Emergency 1 hour, high 3, medium 6": a number right after the name of its case, in a list.</summary>
    private bool IsAfterLabel(ReadNumber number)
    {
        var isEnd =
            number.To >= tokens.Length || tokens[number.To].Text is "," or ";" or "." or "、" or "。" or "and" or "/";
        for (var length = 1; isEnd && !number.IsOrdinal && length <= MostWordsOfCase; length++)
        {
            var label = number.From - length;
            if (label < 1 || tokens[label - 1].Text is not ("," or ";" or "、" or "and" or "/"))
            {
                continue;
            }

            var group = length == 1 ? language.Lexicon.Match(LexiconGroup.Label, tokens, label) : null;
            var name = group ?? language.Lexicon.Match(LexiconGroup.Condition, tokens, label);
            if (name is { Value: not "none" } found && found.To == number.From)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"3 working days to respond, 5 to complete", "15 days to query it and we have 10 to answer".</summary>
    private bool IsNextAct(ReadNumber number, List<TimeMention> times) =>
        !number.IsOrdinal
        && number.To + 1 < tokens.Length
        && tokens[number.To].Text is "to"
        && times[^1].To < tokens.Length
        && tokens[times[^1].To].Text is "to"
        && language.Lexicon.Match(LexiconGroup.Action, tokens, number.To + 1) is not null;

    /// <summary>"Callers without one wait 25 at most".</summary>
    private bool IsWaited(ReadNumber number) =>
        !number.IsOrdinal
        && tokens.TextAt(number.From - 1) is "wait" or "waits"
        && words.Function(number.To) is "limit"
        && tokens[number.To].Text is "at";

    /// <summary>"Within 5 at Level 2", "in 10 for gold": what follows names the case.</summary>
    private bool IsLabelled(int at) =>
        at + 1 < tokens.Length
        && tokens[at].Text is "at" or "for" or "on" or "under" or "with"
        && (
            language.Lexicon.Match(LexiconGroup.Condition, tokens, at + 1) is { Value: not "none" }
            || language.Lexicon.Match(LexiconGroup.Label, tokens, at + 1) is { } label && label.Value[0] != '@'
        );

    /// <summary>"In two days in term time and five in vacations": a number, then a few words that only say when, to the end.</summary>
    private bool IsOtherCase(ReadNumber number, List<TimeMention> times)
    {
        if (
            number.IsOrdinal
            || number.To + 1 >= tokens.Length
            || tokens[number.To].Text is not ("in" or "over" or "at" or "during" or "outside" or "on" or "out" or "by")
            || !(words.PrefixOf(number.From).Value is "or" or "and" or "limit" || IsParallel(number, times))
        )
        {
            return false;
        }

        for (var i = number.To + 1; i < tokens.Length && i - number.To <= MostWordsOfCase + 1; i++)
        {
            if (
                (tokens[i].Kind == TokenKind.Symbol && tokens[i].Text is "." or "," or ";")
                || words.Function(i) is "and" or "or"
            )
            {
                return i > number.To + 1;
            }

            if (
                (tokens[i].Kind != TokenKind.Word && !tokens[i].Is('-'))
                || words.Function(i) is "modal" or "we" or "you" or "limit"
                || NumberReader.Read(tokens, i, language) is not null
                || (
                    language.Lexicon.Match(LexiconGroup.Unit, tokens, i) is not null
                    // "20 at month end".
                    && !(tokens.TextAt(i + 1) is "end")
                    // "30 in partial-support hours".
                    && !(tokens[i].Text is "hours" && tokens[i - 1].Kind == TokenKind.Word && i - 1 > number.To)
                )
                || language.Lexicon.Match(LexiconGroup.Action, tokens, i) is not null
            )
            {
                return false;
            }
        }

        return tokens.Length - number.To - 1 <= MostWordsOfCase + (tokens.Skip(number.To).Any(t => t.Is('-')) ? 1 : 0);
    }

    /// <summary>"Within 1, 4 and 8 hours": the unit stands once, after the last; two numbers are a row only where "respectively" says so.</summary>
    private bool IsOfSeveral(ReadNumber number, List<TimeMention> times)
    {
        if (!Respectively.IsSaid(tokens))
        {
            return !number.IsOrdinal
                && (
                    IsFirstOfRow(number)
                    || (
                        times.Count > 0
                        && times[^1].IsUnitElided
                        && times[^1].To == number.From - 1
                        && EndOfRow(number.To) is not null
                    )
                );
        }

        var at = tokens.TextAt(number.To) is "个" ? number.To + 1 : number.To;
        return at + 1 < tokens.Length
            && (tokens[at].Text is "," or "、" || words.Function(at) is "and")
            && (IsFollowedByNumber(at + 1) || (words.Function(at + 1) is "and" && IsFollowedByNumber(at + 2)));
    }

    /// <summary>Three numbers or more, of which the last has a unit.</summary>
    private bool IsFirstOfRow(ReadNumber number) =>
        EndOfRow(number.To) is { } second
        && EndOfRow(second) is { } third
        && (words.Unit(third) is not null || EndOfRow(third) is not null);

    /// <summary>Where the next number of a row ends, after a comma or "and".</summary>
    private int? EndOfRow(int at)
    {
        var from = at;
        while (
            from < tokens.Length && from - at < 2 && (tokens[from].Text is "," or "、" || words.Function(from) is "and")
        )
        {
            from++;
        }

        return from > at && NumberReader.Read(tokens, from, language) is { IsSlot: false, IsOrdinal: false } next
            ? next.To
            : null;
    }

    /// <summary>"In 30 days, 60 at most in complicated cases".</summary>
    private bool IsUpperBound(ReadNumber number, List<TimeMention> times) =>
        tokens.TextAt(number.From - 1) is "," or "or" or "and" or "("
        && times[^1].To >= number.From - 2
        && words.Function(number.To) is "limit"
        && number.To + 1 < tokens.Length
        && tokens[number.To].Text is "at"
        && tokens[number.To + 1].Text is "most" or "the";

    /// <summary>"15 days on a pension, 20 on a trust": the same word after a comma.</summary>
    private bool IsParallel(ReadNumber number, List<TimeMention> times) =>
        tokens.TextAt(number.From - 1) is "," or ";"
        && times[^1].To < number.From
        && number.To < tokens.Length
        && (
            tokens[times[^1].To].Text == tokens[number.To].Text
            // "In 15 minutes at most, 20 at month end".
            || (words.MatchFunction(times[^1].To) is { Value: "limit" } most && most.To == number.From - 1)
            || times[^1].To == number.From - 1
        );
}
