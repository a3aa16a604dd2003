namespace Charter.Policy.Language.Analysis;

/// <summary>Cuts a sentence between its times, where a reader would pause.</summary>
internal static class Segmenter
{
    public static List<Segment> Cut(Reading reading, List<TimeMention> times)
    {
        var segments = new List<Segment>();
        var from = 0;
        for (var i = 0; i < times.Count; i++)
        {
            var to = reading.Tokens.Length;
            if (i + 1 < times.Count)
            {
                var needsAction =
                    !reading.Actions.Exists(a => a.IsAfter(from) && a.From < times[i].From)
                    && !IsRowOfItsOwn(reading, from, times[i], times[i + 1]);
                to = CutBetween(reading, times[i], times[i + 1], needsAction);
            }
            else
            {
                to = EndOfLast(reading, times[i]);
            }

            segments.Add(new Segment(from, to, times[i]));
            from = to;
        }

        return segments;
    }

    /// <summary>"Email in 4 hours, phone answered in 20 seconds": after the pause another thing is named with an act of its own.</summary>
    private static bool IsRowOfItsOwn(Reading reading, int from, TimeMention time, TimeMention next)
    {
        if (
            reading.Language.IsUnspaced
            || time.To >= reading.Tokens.Length
            || reading.Tokens[time.To].Text is not ("," or ";" or ".")
            || !reading.Subjects.Exists(s => s.IsWithin(from, time.From) && time.From - s.To <= 5)
        )
        {
            return false;
        }

        var act = reading.Actions.Find(a => a.IsWithin(time.To, next.From) && !a.Value.EndsWith('?'));
        return act.Value is not null
            && reading.Subjects.Exists(s =>
                s.From - time.To is 1 or 2 && s.IsBefore(act.From) && s.Value is not "none"
            );
    }

    /// <summary>"…, though complex matters can take longer": what follows has no time and limits nothing.</summary>
    private static int EndOfLast(Reading reading, TimeMention time)
    {
        for (var i = time.To; i < reading.Tokens.Length; i++)
        {
            if (reading.Tokens[i].Text is ";" or "。" && !HasActionBefore(reading, i, reading.Tokens.Length))
            {
                return i;
            }

            // "…，复杂问题可适当延长".
            if (
                reading.Language.IsUnspaced
                && reading.Tokens[i].Is(',')
                && reading.HasFunction("extension", i, reading.Tokens.Length)
                // "…，逾期的须告知延长的理由": the customer is told.
                && !reading.Actions.Exists(a => a.From > i && a.Value is "notify_delay" or "update" or "respond")
            )
            {
                return i;
            }

            // "…, while a P1 is open" limits the promise; "…, while others may take longer" is a concession.
            var isMeanwhile =
                reading.Tokens[i].Text is "while" or "whilst"
                && !reading.HasFunction("modal", i, reading.Tokens.Length)
                && !reading.HasFunction("over", i, reading.Tokens.Length);
            if (reading.IsTurn(i) && reading.Tokens[i].Text is not "so" && !isMeanwhile)
            {
                return i;
            }
        }

        return reading.Tokens.Length;
    }

    private static int CutBetween(Reading reading, TimeMention first, TimeMention second, bool needsAction)
    {
        var nextFrom = second.PrefixFrom;
        // "1 hour with Premium and 3 with Basic": the word that joins them is what the second time leans on.
        var isJoined = second.Prefix is "and" or "or";
        var best = isJoined ? nextFrom : -1;
        var bestStrength = isJoined ? 2 : 0;
        var actionSeen = !needsAction || !reading.Actions.Exists(a => a.IsWithin(first.To, nextFrom));
        for (var i = first.To; i < nextFrom; i++)
        {
            var strength =
                ClosesBefore(reading, i, nextFrom) ? 0
                : OpensNewCase(reading, i) ? 5
                : Strength(reading, i);
            if (strength > bestStrength && (actionSeen || HasActionBefore(reading, first.To, i)))
            {
                best = i;
                bestStrength = strength;
            }
        }

        return best < 0 ? nextFrom : BeforeItsAct(reading, first, second, best);
    }

    /// <summary>"… within 20 seconds, and if all lines are busy we ring back": a further condition begins a further promise.</summary>
    private static bool OpensNewCase(Reading reading, int token) =>
        reading.Tokens[token].Is(',')
        && token + 2 < reading.Tokens.Length
        && reading.FunctionAt(token + 1) is "and"
        && reading.Tokens[token + 2].Text is "if" or "where" or "when" or "should";

    /// <summary>"… and deal with the matter, usually, in 20": the pause between an act and its time parts nothing.</summary>
    private static int BeforeItsAct(Reading reading, TimeMention first, TimeMention second, int cut)
    {
        var act = reading.Actions.Find(a => a.From > first.To && a.IsBefore(cut) && !a.Value.EndsWith('?'));
        if (
            act.Value is null
            || reading.Language.IsUnspaced
            || !HasActionBefore(reading, 0, first.From)
            || HasActionBefore(reading, cut, second.PrefixFrom)
            || reading.Actions.Exists(a => a.IsAfter(second.To) && !a.Value.EndsWith('?'))
            || reading.Subjects.Exists(s => s.IsWithin(cut, second.PrefixFrom))
        )
        {
            return cut;
        }

        for (var i = act.From - 1; i >= first.To; i--)
        {
            if (reading.FunctionAt(i) is "and" && Strength(reading, i) > 0)
            {
                return i;
            }
        }

        return cut;
    }

    /// <summary>"紧急(账号)2小时内,普通(功能)3天内": a bracket that holds neither time parts nothing.</summary>
    private static bool ClosesBefore(Reading reading, int open, int next)
    {
        if (!reading.Tokens[open].Is('(') || !reading.Language.IsUnspaced)
        {
            return false;
        }

        var close = Array.FindIndex(reading.Tokens, open, t => t.Is(')'));
        return close > 0 && close < next;
    }

    private static bool HasActionBefore(Reading reading, int from, int to) =>
        reading.Actions.Exists(a => a.IsWithin(from, to));

    /// <summary>"Your email, fax or web form": a comma that lists contacts parts nothing.</summary>
    private static bool IsListComma(Reading reading, int token)
    {
        if (!reading.Tokens[token].Is(',') || !reading.Subjects.Exists(s => s.To == token))
        {
            return false;
        }

        for (var i = token + 1; i < Math.Min(reading.Tokens.Length, token + 7); i++)
        {
            if (
                reading.Times.Exists(t => t.Holds(i))
                || reading.Actions.Exists(a => a.Holds(i) && !a.Value.EndsWith('?'))
            )
            {
                return false;
            }

            if (reading.FunctionAt(i) is "and" or "or" && reading.Subjects.Exists(s => s.From - i is 1 or 2))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"In two days (100%), …": the share belongs to the time before it.</summary>
    private static bool IsShareInBrackets(Reading reading, int open) =>
        reading.Percents.Exists(p =>
            p.From > open
            && p.From - open <= 3
            && p.To < reading.Tokens.Length
            && Enumerable
                .Range(open + 1, Math.Min(8, reading.Tokens.Length - open - 1))
                .Any(i => reading.Tokens[i].Is(')'))
            && !reading.Times.Exists(t => t.From > open && t.To <= p.To + 2)
        );

    /// <summary>"24 hours (emergency), 7 days (urgent)": the case in brackets belongs to the time before it.</summary>
    private static bool IsCaseInBrackets(Reading reading, int open)
    {
        if (!reading.Tokens[open].Is('(') || !reading.Times.Exists(t => t.To == open))
        {
            return false;
        }

        var close = Array.FindIndex(reading.Tokens, open, t => t.Is(')'));
        return close > 0
            && reading.Conditions.Exists(c => c.From > open && c.IsBefore(close))
            && !reading.Times.Exists(t => t.From > open && t.IsBefore(close));
    }

    private static int Strength(Reading reading, int token) =>
        reading.Conditions.Exists(c => c.Holds(token)) || IsListComma(reading, token) ? 0
        : reading.Tokens[token].Kind == TokenKind.Symbol
            ? reading.Tokens[token].Text switch
            {
                ";" or "。" or "." or "|" => 5,
                "(" when !IsShareInBrackets(reading, token) && !IsCaseInBrackets(reading, token) => 4,
                "," => 3,
                "、" => 2,
                "/" => 1,
                _ => 0,
            }
        : reading.FunctionAt(token) switch
        {
            "while" when reading.IsTurn(token) => 4,
            "and" => reading.IsTurn(token) ? 4 : 2,
            "expect" when reading.Tokens[token].Text == "and" => 2,
            "or" or "with" => 1,
            _ => 0,
        };
}
