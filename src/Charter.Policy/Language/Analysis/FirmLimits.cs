namespace Charter.Policy.Language.Analysis;

/// <summary>Of several times for one act: which only repeat another, and which are wishes beside a firm limit.</summary>
internal static class FirmLimits
{
    /// <summary>"48 hours (two days)": the bracketed time repeats the first.</summary>
    public static void DropRepeats(Reading reading, List<TimeMention> times)
    {
        for (var i = times.Count - 1; i > 0; i--)
        {
            // "By close of business three business days after we have it": the hour of the day, and then the day.
            if (
                times[i - 1] is { IsNamed: true, IsImmediate: false, Value: 0 }
                && times[i].PrefixFrom == times[i - 1].To
                && reading.FunctionAt(times[i].To) is "after"
            )
            {
                times.RemoveAt(i - 1);
                continue;
            }

            var open = times[i].PrefixFrom - 1;
            var close = times[i].To;
            var isBracketed =
                open >= times[i - 1].To
                && open - times[i - 1].To <= 1
                && reading.Tokens[open].Is('(')
                && reading.Tokens.IsAt(close, ')');
            if (
                (isBracketed || IsSameSaidTwice(reading, times[i - 1], times[i]))
                && !reading.Subjects.Exists(s => s.From > open && s.IsBefore(close))
            )
            {
                times.RemoveAt(i);
            }
        }
    }

    /// <summary>"48 hours or two working days", "within 24 hours, that is one working day".</summary>
    private static bool IsSameSaidTwice(Reading reading, TimeMention first, TimeMention second) =>
        second.From - first.To is >= 1 and <= 2
        && reading.FunctionAt(first.To) is "or"
        && first.Value is { } hours
        && second.Value is { } days
        && first.Unit is TimeUnit.Hour
        && second.Unit is TimeUnit.Day or TimeUnit.BusinessDay
        && hours == days * 24;

    /// <summary>"Usually in 5, and never later than 10, working days": the firm limit is the promise.</summary>
    public static void DropWishes(Reading reading, List<TimeMention> times)
    {
        for (var i = times.Count - 1; i > 0; i--)
        {
            var (wish, firm) = (times[i - 1], times[i]);
            var isFirm = (wish.IsImmediate && !firm.IsImmediate) || IsSaidFirmly(reading, wish, firm);
            var isSaid = IsWish(reading, wish, firm);
            // "Most in 15 days, and most others in 30": other cases.
            isFirm = (isFirm || isSaid) && !reading.HasFunction("others", wish.To, firm.From);
            // "能当场答复的当场答复，不能的20个工作日内答复".
            isFirm &= !UnspacedCases.IsRest(reading, wish, firm);
            if (
                isFirm
                && firm.PrefixFrom - wish.To <= (isSaid ? 9 : 7)
                && !reading.Actions.Exists(a =>
                    a.IsAfter(wish.To)
                    && a.IsBefore(firm.From)
                    && !IsTheOnlyAct(reading, a, wish)
                    && !IsSameAct(reading, a, wish, firm)
                    // "Within 20 working days of receipt and no later than 30".
                    && !(reading.FunctionAt(wish.To) is "after" && a.From - wish.To <= 2)
                )
                && !reading.Subjects.Exists(s =>
                    s.Value is not ("none" or "issue")
                    && s.IsAfter(wish.To)
                    && s.IsBefore(firm.From)
                    && !(isSaid && IsNamedBefore(reading, s, wish))
                )
                && !reading.Conditions.Exists(c => c.IsWithin(wish.To, firm.From))
                && !reading.Percents.Exists(p => p.IsWithin(wish.To, firm.From))
            )
            {
                times.RemoveAt(i - 1);
            }
        }
    }

    /// <summary>"… and never later than 10", "… 48 at the outside".</summary>
    private static bool IsSaidFirmly(Reading reading, TimeMention wish, TimeMention firm) =>
        reading.Tones.Exists(t =>
            t.Value == "firm"
            // "In 15 minutes at most, 20 at month end": said of the first.
            && !(
                t.From == wish.To
                && t.To < reading.Tokens.Length
                && reading.Tokens[t.From].Text is "at"
                && reading.Tokens[t.To].Is(',')
            )
            && t.IsAfter(wish.To)
            && (
                t.From < firm.From
                || (
                    t.From == firm.To
                    && (
                        reading.Tokens[t.From].Text is "for"
                        || (wish.IsNamed && reading.Tokens[t.From].Text is "at")
                        // "In 24 to 36 hours, 48 at the outside."
                        || (
                            reading.Tokens[t.From].Text is "at"
                            && firm.IsUnitElided
                            && firm.PrefixFrom - wish.To == 1
                            && (t.To >= reading.Tokens.Length || reading.Tokens[t.To].Kind == TokenKind.Symbol)
                        )
                    )
                )
            )
        );

    /// <summary>"Normally within 28 days but it can take up to 42": a habit, and what it never goes beyond.</summary>
    private static bool IsWish(Reading reading, TimeMention wish, TimeMention firm)
    {
        var isTurned = Enumerable
            .Range(wish.To, Math.Max(0, firm.From - wish.To))
            .Any(i =>
                reading.Tokens[i].Text
                    is "but"
                        or "though"
                        or "although"
                        or "and"
                        or "never"
                        or "no"
                        or "otherwise"
                        or "else"
                        or "failing"
            );
        var isBound =
            firm.Prefix is "limit" or "over"
            && Enumerable
                .Range(wish.To, Math.Max(0, firm.From - wish.To))
                .Any(i =>
                    reading.Tokens[i].Text
                        is "take"
                            or "never"
                            or "no"
                            or "not"
                            or "always"
                            or "most"
                            or "up"
                            or "latest"
                            or "otherwise"
                            or "else"
                            or "failing"
                );
        // "…, but allow up to 5 when volumes are high": a second limit for another case.
        var isOtherCase = reading.Conditions.Exists(c => c.IsAfter(firm.To) && c.From - firm.To <= 6);
        if (IsIfPossible(reading, wish, firm))
        {
            return true;
        }

        // "Usually the same day, but always within 24 hours".
        return IsHabit(reading, firm)
            && isTurned
            && isBound
            && !isOtherCase
            && (firm.Unit == wish.Unit || (wish.IsNamed && !wish.IsRecurring));
    }

    /// <summary>"Normally", "usually": said of what comes before the firm limit.</summary>
    private static bool IsHabit(Reading reading, TimeMention firm) =>
        Enumerable
            .Range(0, Math.Min(firm.From, reading.Tokens.Length))
            .Any(i =>
                reading.Tokens[i].Text
                    is "normally"
                        or "usually"
                        or "generally"
                        or "typically"
                        or "ideally"
                        or "mostly"
                        or "often"
                        or "most"
                        or "possible"
            );

    /// <summary>What is done if possible, and by when at the latest.</summary>
    private static bool IsIfPossible(Reading reading, TimeMention wish, TimeMention firm)
    {
        // "Resolved immediately, if possible, or within 48 hours".
        if (
            reading.Tokens.Skip(wish.To).Take(4).Any(t => t.Text is "possible")
            && reading.FunctionAt(firm.PrefixFrom - 1) is "or"
            && !reading.Tokens.Skip(wish.To).Take(firm.From - wish.To).Any(t => t.Text is "not" or "is")
        )
        {
            return true;
        }

        // "Two weeks if possible, eight weeks in any event".
        if (
            reading.Tokens.Skip(wish.To).Take(3).Any(t => t.Text is "possible")
            && firm.To + 1 < reading.Tokens.Length
            && reading.Tokens.Skip(firm.To).Take(4).Any(t => t.Text is "any" or "all" or "latest" or "most")
        )
        {
            return true;
        }

        return false;
    }

    /// <summary>"即时答复，最迟不超过1小时": the act right after the wish is what both times are about.</summary>
    private static bool IsTheOnlyAct(Reading reading, Mention act, TimeMention wish) =>
        wish.IsImmediate && act.From == wish.To && !reading.Actions.Exists(a => a.From > act.From);

    /// <summary>"力争24小时办结，最迟3个工作日办结": the act is said with each, or with the wish alone.</summary>
    private static bool IsSameAct(Reading reading, Mention act, TimeMention wish, TimeMention firm) =>
        reading.Language.IsUnspaced
        && act.From - wish.To <= 2
        && act.Value
            == (
                reading.Actions.Find(a => a.IsAfter(firm.To) && IsOneClause(reading, firm.To, a.From))
                    is { Value: not null } own
                    ? own.Value
                    : act.Value
            );

    private static bool IsOneClause(Reading reading, int from, int to) =>
        !Enumerable.Range(from, to - from).Any(i => reading.Tokens[i].Kind == TokenKind.Symbol);

    private static bool IsNamedBefore(Reading reading, Mention subject, TimeMention wish) =>
        reading.Subjects.Exists(s => s.IsBefore(wish.From) && s.Value == subject.Value);
}
