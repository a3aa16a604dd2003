namespace Charter.Policy.Language.Analysis;

/// <summary>What of a sentence without spaces is left for a second limit: what could not be done at once.</summary>
internal static class UnspacedCases
{
    private const int MostExamples = 8;
    private const int MostOfName = 7;

    /// <summary>"能当场答复的当场答复，其余5个工作日内反馈": the second limit counts for what the first did not settle.</summary>
    public static bool IsRest(Reading reading, TimeMention first, TimeMention time) =>
        reading.Language.IsUnspaced
        && first.IsImmediate
        && !time.IsImmediate
        && first.IsBefore(time.From)
        && Enumerable.Range(0, first.To).Any(i => IsAble(reading, i))
        && (
            reading.HasFunction("others", first.To, time.From)
            || Enumerable.Range(first.To, time.From - first.To).Any(i => IsUnable(reading, i))
        );

    /// <summary>"15日内不能办结的，可延长至30日": the longer limit is for what missed the first.</summary>
    public static bool IsExtended(Reading reading, ClauseMap clauses, TimeMention time) =>
        reading.Language.IsUnspaced
        && Enumerable
            .Range(Math.Max(0, time.PrefixFrom - 2), time.From - Math.Max(0, time.PrefixFrom - 2))
            .Any(i => reading.Tokens[i].Text is "延")
        && reading.Times.Exists(t => t.IsBefore(time.PrefixFrom) && clauses.MissedLimit(t) is not null);

    /// <summary>"8小时内受理，超时自动升级": what is done when the limit of the act before it has passed.</summary>
    public static bool IsOnceOverdue(Reading reading, TimeMention time, Mention act) =>
        reading.Language.IsUnspaced
        && Enumerable
            .Range(time.To, Math.Max(0, act.From - time.To))
            .Any(i =>
                reading.FunctionAt(i) is "negative"
                && reading.Tokens[i].Text is "超" or "逾"
                && (i == 0 || reading.Tokens[i - 1].Kind == TokenKind.Symbol)
            );

    /// <summary>
    /// "接通率不低于95%，20秒接通率不低于80%", "回访率100%，投诉办结后3日内回访": a share of another rate, in another clause, is not
    /// that of the limit.
    /// </summary>
    public static List<(decimal? Percent, int From, int To)> SharesOf(
        Reading reading,
        Segment segment,
        List<(decimal? Percent, int From, int To)> shares
    )
    {
        var (from, to) = PromiseGuard.Clause(reading, segment.Time);
        var near = shares.FindAll(p => p.IsWithin(from, to));
        return near.Count > 0 ? near : shares.FindAll(p => !IsOtherRate(reading, segment, p.From));
    }

    private static bool IsOtherRate(Reading reading, Segment segment, int share)
    {
        var from = share;
        while (from > 0 && reading.Tokens[from - 1].Text is not ("," or ";" or "。"))
        {
            from--;
        }

        var rate = Array.FindIndex(reading.Tokens, from, share - from, t => t.Text is "率");
        return rate > 0
            && !reading.Actions.Exists(a => a.IsAfter(from) && a.To <= rate + 1 && a.Value == segment.Action?.Value);
    }

    /// <summary>Whether a time is counted back from an event, has to pass first, or is the whole day.</summary>
    public static bool IsNoLimit(Reading reading, TimeMention time) =>
        IsBeforeEvent(reading, time) || IsWait(reading, time) || IsWholeDay(reading, time);

    /// <summary>"全天候24小时受理": the whole day, twice said; "工作日8:30至17:30，部分城市24小时".</summary>
    private static bool IsWholeDay(Reading reading, TimeMention time) =>
        reading.Language.IsUnspaced
        && time is { Value: 24, Unit: TimeUnit.Hour }
        && reading.FunctionAt(time.To) is not "after_word"
        && (
            reading.Hours.Exists(h => h.Value is "around" or "daily" && h.To >= time.From && h.From < time.From)
            || (time.Prefix is not "over" && reading.Tokens.Count(t => t.Kind == TokenKind.Clock) > 1)
            || IsNameOfLine(reading, time)
        );

    /// <summary>"24小时管家热线": a line that is open day and night, by its name.</summary>
    private static bool IsNameOfLine(Reading reading, TimeMention time) =>
        reading.Subjects.Exists(s =>
            s.Value == "phone"
            && s.IsAfter(time.To)
            && s.To - time.To <= MostOfName
            && reading.Tokens[s.To - 1].Text is "线" or "话"
            && Enumerable.Range(time.To, s.From - time.To).All(i => reading.Tokens[i].Kind == TokenKind.Han)
            && !reading.Actions.Exists(a => a.From < s.To && a.To > time.To)
        );

    /// <summary>"起飞前45分钟截止", "割接前72小时告知": counted back from an event, which no clock of ours can know.</summary>
    private static bool IsBeforeEvent(Reading reading, TimeMention time) =>
        reading.Language.IsUnspaced
        && time is { IsNamed: false, IsRecurring: false, Unit: not TimeUnit.Ring, From: > 1 }
        && reading.Tokens[time.From - 1].Text is "前"
        && reading.Tokens[time.From - 2].Kind == TokenKind.Han;

    /// <summary>"咨询类事项": the head says nothing more; "停水原因不明等咨询": examples of what is asked about.</summary>
    public static bool IsNamedByItsKind(Reading reading, Mention subject) =>
        reading.Language.IsUnspaced
        && subject.Value == "request"
        && reading.Subjects.Exists(s =>
            s.Value is "enquiry" or "complaint"
            && (
                (s.To == subject.From && reading.Tokens[s.To - 1].Text is "类")
                || (s.To == subject.From - 1 && reading.Tokens[s.To].Text is "类")
                || (
                    s.From > subject.To
                    && s.From - subject.To <= MostExamples
                    && reading.Tokens[s.From - 1].Text is "等" or "类"
                )
            )
        );

    /// <summary>"缴清电费及违约金后24小时内恢复供电": money or goods of which our time only counts.</summary>
    public static bool IsWhenceItCounts(Reading reading, Mention guard, TimeMention time) =>
        reading.Language.IsUnspaced
        && guard.Value is "money" or "delivery"
        && guard.IsBefore(time.From)
        && reading.Clauses.IsAnchor(guard);

    /// <summary>"出院7个工作日后办理": what can only be done when the time is over.</summary>
    private static bool IsWait(Reading reading, TimeMention time) =>
        reading.Language.IsUnspaced
        && time is { IsNamed: false, IsRecurring: false, Prefix: not "over" }
        && time.To < reading.Tokens.Length
        && (
            reading.Tokens[time.To].Text is "后"
            || (
                time.To + 1 < reading.Tokens.Length
                && reading.Tokens[time.To].Text is "之" or "以"
                && reading.Tokens[time.To + 1].Text is "后"
            )
        )
        && reading.Clauses.MissedLimit(time) is null
        && !reading.Actions.Exists(a =>
            a.From > time.To && a.Value is "escalate" or "notify_delay" or "offer_callback"
        );

    /// <summary>"24小时解决率不低于90%": a rate is an act where its limit stands right before it and something is demanded.</summary>
    public static bool IsBareRate(Reading reading, Mention name) =>
        reading.Language.IsUnspaced
        && (reading.Tokens[name.To - 1].Text is "率" || reading.Tokens.TextAt(name.To) is "率")
        && !(
            reading.Tones.Exists(t => t.Value is "demand")
            && reading.Times.Exists(t =>
                t.From <= name.From && name.From - t.To <= 2 && (name.IsAfter(t.To) || t.IsImmediate)
            )
        );

    /// <summary>"1小时内设置警示，24小时内修复": what stands after a time in words that no table knows is not what the others do.</summary>
    public static bool HasUnknownAct(Reading reading, Segment segment)
    {
        if (!reading.Language.IsUnspaced || segment.Action is { } act && segment.Contains(act))
        {
            return false;
        }

        var unknown = 0;
        for (var i = segment.Time.To; i < segment.To && reading.Tokens[i].Kind == TokenKind.Han; i++)
        {
            var at = i;
            var isKnown =
                reading.FunctionAt(i) is not null
                || reading.Subjects.Exists(s => s.Overlaps(at, at + 1))
                || reading.Actions.Exists(a => a.Overlaps(at, at + 1))
                || reading.Conditions.Exists(c => c.Overlaps(at, at + 1))
                || reading.Times.Exists(t => t.Holds(at))
                || reading.Tokens[i].Text is "的" or "完" or "成" or "左" or "右";
            unknown += isKnown ? 0 : 1;
        }

        return unknown > 2;
    }

    private static bool IsAble(Reading reading, int token) =>
        reading.FunctionAt(token) is "if_able"
        || (reading.Tokens[token].Text is "得" && reading.Tokens.TextAt(token + 1) is "了");

    private static bool IsUnable(Reading reading, int token) =>
        reading.FunctionAt(token) is "negative" && reading.Tokens[token].Text is "不" or "无" or "未" or "难";
}
