namespace Charter.Policy.Language.Analysis;

/// <summary>Decides which times of a sentence can be limits of a promise of ours at all.</summary>
internal static class PromiseGuard
{
    private static readonly string[] WholeSentence = ["past", "example", "policy"];

    /// <summary>The times that are limits or intervals; empty when the sentence speaks of something else.</summary>
    public static List<TimeMention> Promised(Reading reading)
    {
        var text = reading.Text.AsSpan().TrimEnd();
        if (text.Length > 0 && text[^1] is '?' or '？')
        {
            return [];
        }

        if (
            reading.Guards.Exists(g =>
                WholeSentence.Contains(g.Value) && !reading.HasFunction("now", 0, reading.Tokens.Length)
            )
        )
        {
            return [];
        }

        var times = reading.Times.Where(t => IsLimit(reading, t)).ToList();
        DropRepeats(reading, times);
        return times;
    }

    /// <summary>"48 hours (two days)": the bracketed time repeats the first.</summary>
    private static void DropRepeats(Reading reading, List<TimeMention> times)
    {
        for (var i = times.Count - 1; i > 0; i--)
        {
            var open = times[i].PrefixFrom - 1;
            var close = times[i].To;
            var isBracketed =
                open >= times[i - 1].To
                && open - times[i - 1].To <= 1
                && reading.Tokens[open].Is('(')
                && close < reading.Tokens.Length
                && reading.Tokens[close].Is(')');
            if (isBracketed && !reading.Subjects.Exists(s => s.From > open && s.To <= close))
            {
                times.RemoveAt(i);
            }
        }
    }

    private static bool IsLimit(Reading reading, TimeMention time)
    {
        if (
            time.Suffix is "or_more" or "ago" or "before" or "notice" or "hours_a_day"
            || time.Prefix is "for" or "last" or "age"
        )
        {
            return false;
        }

        if (time.IsImmediate && !IsSaidOfAnAct(reading, time))
        {
            return false;
        }

        if (time.IsImmediate && reading.Times.Exists(t => t != time && !t.IsImmediate))
        {
            // "Immediate assistance is often needed, so … within 5 minutes": the figure is the promise.
            return IsOwnClause(reading, time);
        }

        return !IsGuarded(reading, time);
    }

    /// <summary>"Answered immediately", "immediate resolution"; not "immediate needs", nor "if we can answer at once".</summary>
    private static bool IsSaidOfAnAct(Reading reading, TimeMention time)
    {
        var lead = reading.Functions.FindLast(f => f.Value == "opener" && f.To <= time.From);
        if (lead.Value is not null && !PauseBetween(reading, lead.To, time.From))
        {
            return false;
        }

        // "Those that can't be answered on the spot": said of what comes later.
        if (reading.Functions.Exists(f => f.Value == "negative" && f.To <= time.From && time.From - f.To <= 1))
        {
            return false;
        }

        var reach = reading.Language.IsUnspaced ? 8 : 4;
        return time.IsAdjective
            ? reading.Actions.Exists(a => a.From >= time.To && a.From - time.To <= 1)
            : reading.Actions.Exists(a =>
                a.From <= time.From
                    ? time.From - a.To <= reach * 2 && !PauseBetween(reading, a.To, time.From)
                    : a.From - time.To <= reach && !PauseBetween(reading, time.To, a.From)
            );
    }

    private static bool PauseBetween(Reading reading, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (
                reading.Tokens[i].Kind == TokenKind.Symbol && reading.Tokens[i].Text is ";" or ":" or "。"
                || (reading.Tokens[i].Is(',') && (i + 1 >= to || reading.FunctionAt(i + 1) != "if_possible"))
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOwnClause(Reading reading, TimeMention time)
    {
        var (from, to) = Clause(reading, time);
        return !reading.Times.Exists(t => t != time && t.From >= from && t.To <= to)
            && reading.Actions.Exists(a => a.From >= from && a.To <= to)
            && !IsGuarded(reading, time);
    }

    private static bool IsGuarded(Reading reading, TimeMention time)
    {
        var (from, to) = Clause(reading, time);
        var actor = -1;
        foreach (var function in reading.Functions)
        {
            if (function.Value is "we" or "expect" && function.From >= from && function.To <= time.From)
            {
                actor = function.From;
            }
        }

        foreach (var guard in reading.Guards)
        {
            if (WholeSentence.Contains(guard.Value) || guard.Value is "penalty" or "ok" or "not_hours")
            {
                continue;
            }

            var isInClause = guard.From >= from && guard.From < to;
            if (guard.Value == "sentence" || (isInClause && guard.From >= actor))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The clause around a time: from one strong pause to the next.</summary>
    internal static (int From, int To) Clause(Reading reading, TimeMention time)
    {
        var from = time.From;
        while (from > 0 && !IsPause(reading, from - 1, time))
        {
            from--;
        }

        var to = time.To;
        while (to < reading.Tokens.Length && !IsPause(reading, to, time))
        {
            to++;
        }

        return (from, to);
    }

    private static bool IsPause(Reading reading, int token, TimeMention time)
    {
        var current = reading.Tokens[token];
        if (current.Kind == TokenKind.Symbol)
        {
            return current.Text is "," or ";" or "。" or "." or "|";
        }

        if (reading.FunctionAt(token) == "while")
        {
            return true;
        }

        // "and we", "and it": a new clause with its own actor.
        return reading.FunctionAt(token) == "and"
            && token + 1 < reading.Tokens.Length
            && token < time.From
            && reading.FunctionAt(token + 1) is "we" or "pronoun" or "article";
    }
}
