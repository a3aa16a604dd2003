namespace Charter.Policy.Language.Analysis;

/// <summary>
/// Tells the times that stand beside an act and measure something else: how long a delay is, how many cases somebody
/// handles, when a condition was met. A wrong number is the worst error there is, so what is doubtful is no limit.
/// </summary>
internal static class AmountGuard
{
    private const int MostToVerb = 14;

    /// <summary>Words that make a time a limit with "of" in between: "a maximum of 5 days", "a target of …".</summary>
    private static readonly string[] LimitNouns =
    [
        "maximum",
        "minimum",
        "total",
        "target",
        "limit",
        "period",
        "average",
        "standard",
        "time",
        "timescale",
        "timeframe",
        "timeline",
        "frame",
        "turnaround",
        "deadline",
        "excess",
        "aim",
        "goal",
        "objective",
        "commitment",
        "promise",
        "guarantee",
        "sla",
        "level",
        "space",
        "course",
        "outside",
        "inside",
        "window",
        "wait",
        "speed",
        "interval",
        "intervals",
        "most",
        "end",
    ];

    private static readonly string[] Auxiliaries = ["is", "are", "be", "been", "being", "was", "were", "get", "gets"];

    /// <summary>What customers do with what they send: "complaints made within six months".</summary>
    private static readonly string[] ActsOnTheWay =
    [
        "made",
        "received",
        "submitted",
        "raised",
        "reported",
        "lodged",
        "brought",
        "filed",
        "placed",
        "phoned",
        "posted",
        "registered",
        "arriving",
        "relating",
        "dated",
        "postmarked",
        "bought",
        "purchased",
        "returned",
        "requested",
        "booked",
        "sent",
        "signed",
    ];

    private static readonly string[] Finite =
    [
        "is",
        "are",
        "may",
        "can",
        "will",
        "must",
        "should",
        "shall",
        "need",
        "needs",
        "do",
        "does",
        "count",
        "counts",
        "have",
        "has",
        "get",
        "gets",
        "qualify",
        "go",
        "goes",
        "were",
        "was",
    ];

    public static bool MeasuresSomethingElse(Reading reading, TimeMention time) =>
        IsAttribute(reading, time)
        || IsRate(reading, time)
        || IsUnbounded(reading, time)
        || IsDelayBefore(reading, time)
        || IsConditionMet(reading, time)
        || IsSaidOfWhoever(reading, time)
        || IsSaidOfWhatCame(reading, time)
        || IsComparison(reading, time)
        || IsPromiseDenied(reading, time)
        || IsModifierOfThing(reading, time)
        || IsOnSeveralDays(reading, time)
        || IsAroundTheClock(reading, time);

    /// <summary>"Every Monday and Thursday" is more often than once a week.</summary>
    public static bool IsOnSeveralDays(Reading reading, TimeMention time) =>
        time.IsRecurring
        && time.To + 1 < reading.Tokens.Length
        && reading.Tokens[time.To].Text is "and" or "or" or "," or "&"
        && reading.Hours.Exists(h => h.From == time.To - 1 && h.Value.StartsWith("day", StringComparison.Ordinal))
        && reading.Hours.Exists(h => h.From == time.To + 1 && h.Value.StartsWith("day", StringComparison.Ordinal));

    /// <summary>"热线24小时受理投诉": said without "within", the whole day is when somebody is there.</summary>
    private static bool IsAroundTheClock(Reading reading, TimeMention time) =>
        reading.Language.IsUnspaced
        && time is { Value: 24, Unit: TimeUnit.Hour, Prefix: not ("limit" or "over" or "every") }
        && time.To < reading.Tokens.Length
        && (
            reading.Tokens[time.To].Text
                is "受"
                    or "接"
                    or "服"
                    or "值"
                    or "在"
                    or "开"
                    or "提"
                    or "热"
                    or "人"
                    or "待"
                    or "监"
                    or "为"
                    or "运"
                    or "营"
            || IsHotline(reading, time.To)
        );

    /// <summary>"24小时客服热线", "24小时报修电话": the name of what is open all day.</summary>
    private static bool IsHotline(Reading reading, int at) =>
        at + 3 < reading.Tokens.Length
        && reading.Tokens[at].Text is "客" or "抢" or "报" or "咨" or "投" or "应"
        && (reading.Tokens[at + 2].Text, reading.Tokens[at + 3].Text)
            is
                ("热", "线")
                or
                ("电", "话")
                or
                ("专", "线")
                or
                ("中", "心");

    /// <summary>"Delays of more than two hours", "a day of 8 hours": how long the thing is that is spoken of.</summary>
    private static bool IsAttribute(Reading reading, TimeMention time)
    {
        // "Work that cuts your water for over four hours".
        if (
            time.Prefix == "over"
            && time.PrefixFrom > 1
            && reading.Tokens[time.PrefixFrom - 1].Text is "for"
            && reading.Clauses.MissedLimit(time) is null
            && Enumerable.Range(0, time.PrefixFrom).Any(i => reading.Tokens[i].Text is "that" or "which")
        )
        {
            return true;
        }

        var of = time.PrefixFrom - 1;
        if (time.Prefix == "after" && reading.Tokens[time.PrefixFrom].Text == "of")
        {
            of = time.PrefixFrom;
        }

        if (of < 1 || reading.Tokens[of].Text != "of")
        {
            return false;
        }

        var noun = of - 1;
        return reading.Tokens[noun].Kind == TokenKind.Word
            && !LimitNouns.Contains(reading.Tokens[noun].Text)
            // "High has a target of 2 hours, Medium of 4 hours".
            && !reading.Conditions.Exists(c => c.To == of)
            && !reading.Actions.Exists(a => a.Holds(noun))
            && !reading.Percents.Exists(p => p.To == of || p.To == of + 1)
            && reading.FunctionAt(noun) is not ("limit" or "approx" or "every");
    }

    /// <summary>"Each adviser answers 40 emails in 4 hours": how much is done, not how soon.</summary>
    private static bool IsRate(Reading reading, TimeMention time)
    {
        var (from, to) = PromiseGuard.Clause(reading, time);
        for (var i = from; i < Math.Min(to, time.PrefixFrom) - 1; i++)
        {
            if (
                reading.Tokens[i].Kind == TokenKind.Number
                && !reading.Tokens[i].IsOrdinal
                && reading.Tokens[i].Value > 1
                && !reading.Percents.Exists(p => p.Holds(i))
                && !reading.Conditions.Exists(c => c.Holds(i))
                && reading.Subjects.Exists(s =>
                    s.From - i is 1 or 2 && s.Value != "none" && s.IsBefore(time.PrefixFrom)
                )
                && reading.Actions.Exists(a => i - a.To is 0 or 1 && !a.Value.EndsWith('?'))
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Some complaints take more than 8 weeks": a time that is exceeded binds nobody, unless something is done then.</summary>
    private static bool IsUnbounded(Reading reading, TimeMention time)
    {
        if (
            reading.Language.IsUnspaced
            || time.Prefix != "over"
            || reading.Clauses.MissedLimit(time) is not null
            || reading.Tokens[time.PrefixFrom].Text is "another" or "past" or "beyond"
        )
        {
            return false;
        }

        var (from, to) = PromiseGuard.Clause(reading, time);
        for (var i = from; i < time.From; i++)
        {
            if (
                reading.FunctionAt(i) is "negative"
                || reading.Tokens[i].Text is "no" or "not" or "never" or "nobody" or "none" or "without" or "nothing"
            )
            {
                return false;
            }
        }

        return !reading.Actions.Exists(a =>
                a.IsAfter(time.To)
                && a.Value
                    is "escalate"
                        or "notify_delay"
                        or "offer_callback"
                        or "update"
                        or "refer"
                        or "return_call"
                        or "first_response"
            )
            && !reading.Guards.Exists(g => g.Value == "penalty" && g.IsAfter(time.To))
            && to >= from;
    }

    /// <summary>"The chat closes after 5 minutes": nothing is promised before; only what follows a silence waits on purpose.</summary>
    private static bool IsDelayBefore(Reading reading, TimeMention time) =>
        time.Prefix == "after"
        && reading.Tokens[time.PrefixFrom].Text is "after" or "once"
        && reading.Clauses.MissedLimit(time) is null
        && !reading.Tones.Exists(t => t.Value == "firm" && t.From == time.To)
        && !reading.Actions.Exists(a =>
            a.Value is "escalate" or "notify_delay" or "offer_callback" or "update" or "return_call" or "refer"
        )
        && !reading.Guards.Exists(g => g.Value == "penalty");

    /// <summary>"If it is settled within three days, you get a letter": what was met, not what is owed.</summary>
    private static bool IsConditionMet(Reading reading, TimeMention time)
    {
        if (time.IsUnitElided || reading.Clauses.MissedLimit(time) is not null)
        {
            return false;
        }

        foreach (var (from, to) in reading.Clauses.Leads)
        {
            if (from >= time.From || from > time.PrefixFrom || time.To > to)
            {
                continue;
            }

            var isAfterMain =
                from > 0
                && reading.Tokens[from - 1].Kind == TokenKind.Word
                && reading.FunctionAt(from - 1) is not ("and" or "or" or "while");
            var hasVerb = reading.Actions.Exists(a => a.From > from && a.IsBefore(to) && !a.Value.EndsWith('?'));
            var hasActor = reading.Functions.Exists(f =>
                f.Value is "you" or "pronoun" && f.From > from && f.IsBefore(time.From)
            );
            var isBeforeMain = to < reading.Tokens.Length - 1;
            if (isBeforeMain ? hasVerb || hasActor : isAfterMain && hasActor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"A complainant who has had no answer within 30 days may …": it limits who is meant.</summary>
    private static bool IsSaidOfWhoever(Reading reading, TimeMention time)
    {
        for (var who = Math.Max(1, time.From - MostToVerb); who < time.PrefixFrom; who++)
        {
            if (reading.Tokens[who].Text is not "who" || reading.FunctionAt(who - 1) is not "you")
            {
                continue;
            }

            var end = who + 2;
            while (end < reading.Tokens.Length && !(IsFinite(reading, end) && !IsFinite(reading, end - 1)))
            {
                end++;
            }

            return time.IsBefore(end)
                && end < reading.Tokens.Length
                && !reading.Actions.Exists(a =>
                    a.IsAfter(time.To) && a.Value is "escalate" or "notify_delay" or "offer_callback" or "answer"
                );
        }

        return false;
    }

    /// <summary>"Complaints settled by the next day need not …", "letters sent within 14 days …": a participle that limits its noun.</summary>
    private static bool IsSaidOfWhatCame(Reading reading, TimeMention time)
    {
        var last = time.PrefixFrom - 1;
        if (reading.Language.IsUnspaced || last < 1 || reading.Tokens[last].Kind != TokenKind.Word)
        {
            return false;
        }

        var word = reading.Tokens[last].Text;
        // "… and phone messages returned within a day": what is returned to whoever called is our act.
        var isOnTheWay =
            ActsOnTheWay.Contains(word) && !reading.Actions.Exists(a => a.To == last + 1 && a.Value is "return_call");
        var isDone =
            reading.Actions.Exists(a => a.To == last + 1 && a.From >= last - 2)
            && word.EndsWith("ed", StringComparison.Ordinal);
        var first = isDone ? reading.Actions.Find(a => a.To == last + 1).From : last;
        if (
            (!isOnTheWay && !isDone)
            || !reading.Subjects.Exists(s =>
                s.To == first
                && s.Value is not ("none" or "issue")
                && !reading.Actions.Exists(a => a.Overlaps(s.From, s.To))
            )
            || Auxiliaries.Contains(reading.Tokens[first - 1].Text)
        )
        {
            return false;
        }

        for (var i = time.To; i < Math.Min(reading.Tokens.Length, time.To + MostToVerb); i++)
        {
            if (reading.Tokens[i].Kind == TokenKind.Symbol || reading.FunctionAt(i) is "and" or "while")
            {
                break;
            }

            if (IsFinite(reading, i))
            {
                // "Tickets unanswered within two hours are escalated": a limit that was missed.
                return !reading.Actions.Exists(a => a.IsAfter(i) && a.Value is "escalate" or "notify_delay");
            }
        }

        return isOnTheWay && reading.Actions.Exists(a => a.To < first && !a.Value.EndsWith('?'));
    }

    private static bool IsFinite(Reading reading, int token) => Finite.Contains(reading.Tokens[token].Text);

    /// <summary>"Half the 10 days of the law", "a day before the 10-day deadline".</summary>
    private static bool IsComparison(Reading reading, TimeMention time)
    {
        var at = time.From - 1;
        return at >= 1
            && !time.IsNamed
            // "No later than the third working day".
            && !(time.Prefix == "limit" && reading.Tokens[at - 1].Text is "than")
            && time.Unit is not TimeUnit.Ring
            && reading.Tokens[at].Text == "the"
            // "Before the 20 working days are up" names the limit.
            && !(
                reading.Tokens[at - 1].Text is "before"
                && reading.Tokens.TextAt(time.To) is "are" or "run" or "expire" or "end" or "have" or "pass"
            )
            && reading.Tokens[at - 1].Text is "half" or "twice" or "double" or "as" or "than" or "before";
    }

    /// <summary>"We cannot promise an answer within a day": what is denied is not owed.</summary>
    private static bool IsPromiseDenied(Reading reading, TimeMention time)
    {
        for (var i = 1; i < time.From; i++)
        {
            if (reading.Tokens[i].Stem is not ("promis" or "guarante" or "commit" or "undertak"))
            {
                continue;
            }

            for (var j = Math.Max(0, i - 4); j < i; j++)
            {
                if (
                    reading.Tokens[j].Text is "not" or "no" or "never" or "cannot" or "unable"
                    && !reading.Functions.Exists(f => f.Value is "if_possible" && f.Holds(j))
                )
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>"A 15-minute consultation": a time that says what kind of thing it is, where the thing is none of our acts.</summary>
    private static bool IsModifierOfThing(Reading reading, TimeMention time)
    {
        if (
            reading.Language.IsUnspaced
            || time.IsNamed
            || time.From == 0
            || time.To >= reading.Tokens.Length
            || time.Unit is null
            || reading.Tokens[time.To].Kind != TokenKind.Word
            || !IsCompound(reading, time)
        )
        {
            return false;
        }

        for (var i = time.To; i < Math.Min(reading.Tokens.Length, time.To + 3); i++)
        {
            if (
                reading.Actions.Exists(a => a.Holds(i))
                || LimitNouns.Contains(reading.Tokens[i].Text.TrimEnd('s'))
                || reading.FunctionAt(i) is not (null or "filler")
            )
            {
                return false;
            }
        }

        return reading.FunctionAt(time.To) is null;
    }

    /// <summary>"15-minute": one word to the eye, with a hyphen and no plural.</summary>
    private static bool IsCompound(Reading reading, TimeMention time)
    {
        var (start, length) = reading.Place(time.From, time.To);
        var text = reading.Text.AsSpan(start, length);
        return text.ContainsAny('-', '‑', '–')
            && text[^1] is not ('s' or 'S')
            && reading.FunctionAt(time.From - 1) is "article" or null;
    }
}
