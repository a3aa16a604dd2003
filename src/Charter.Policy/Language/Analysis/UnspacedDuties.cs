namespace Charter.Policy.Language.Analysis;

/// <summary>
/// Who acts, in a script without spaces: "被保险人要在48小时内报案", "请在收到账单15日内提出". What the customer may, must or is
/// asked to do is no promise of ours.
/// </summary>
internal static class UnspacedDuties
{
    private const int MostAdverbs = 3;
    private const int MostBetween = 16;

    /// <summary>The places where the customer is told to act, or left to; each is a guard for the times of its clause.</summary>
    public static IEnumerable<Mention> Of(Reading reading)
    {
        if (!reading.Language.IsUnspaced)
        {
            yield break;
        }

        foreach (var you in reading.Functions)
        {
            if (you.Value is "you" && IsActor(reading, you) && EndOfDuty(reading, you.To) is { } to)
            {
                yield return new Mention("customer", you.From, to);
            }
        }

        for (var i = 0; i < reading.Tokens.Length; i++)
        {
            if (IsPlea(reading, i))
            {
                yield return new Mention("customer", i, i + 1);
            }
            else if (IsTheirs(reading, i) is { } act)
            {
                yield return act;
            }
        }
    }

    /// <summary>"向客户", "客户的": the one to whom it is done, or whose it is.</summary>
    private static bool IsActor(Reading reading, Mention you) =>
        you.From == 0
        || reading.Tokens[you.From - 1].Text
            is not (
                "与"
                or "给"
                or "向"
                or "对"
                or "为"
                or "同"
                or "跟"
                or "系"
                or "知"
                or "和"
                or "被"
                or "让"
                or "帮"
            );

    /// <summary>Where "… 可", "… 也须", "… 自收到之日起60日内可" ends; <c>null</c> where the customer is bound to nothing.</summary>
    private static int? EndOfDuty(Reading reading, int at)
    {
        var limit = Math.Min(reading.Tokens.Length, at + MostAdverbs + 1);
        if (reading.Tokens.TextAt(at) is "自" or "于" or "在" or "从")
        {
            limit = Math.Min(reading.Tokens.Length, at + MostBetween);
        }

        for (var i = at; i < limit && reading.Tokens[i].Kind != TokenKind.Symbol; i++)
        {
            if (reading.FunctionAt(i) is "we" or "relation")
            {
                return null;
            }

            if (IsBinding(reading, i) is { } to)
            {
                return IsGiven(reading, to) ? null : to;
            }

            if (limit - at <= MostAdverbs + 1 && !IsAdverb(reading.Tokens[i].Text))
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsAdverb(string text) =>
        text
            is "也"
                or "均"
                or "方"
                or "还"
                or "亦"
                or "则"
                or "就"
                or "才"
                or "都"
                or "即"
                or "仍"
                or "只"
                or "最"
                or "迟";

    private static int? IsBinding(Reading reading, int at)
    {
        var next = at + 1 < reading.Tokens.Length ? reading.Tokens[at + 1].Text : "";
        return reading.Tokens[at].Text switch
        {
            "可" => next is "能" or "靠" or "见" or "疑" ? null
            : next is "以" ? at + 2
            : at + 1,
            "应" => next is "答" or "急" or "用" or "话" or "得" ? null
            : next is "当" ? at + 2
            : at + 1,
            "需" or "要" => next is "求" ? null : at + 1,
            "须" or "请" => at + 1,
            "必" => next is "须" ? at + 2 : null,
            "务" => next is "必" ? at + 2 : null,
            "有" => next is "权" or "义" ? at + 2 : null,
            "不" => next is "得" ? at + 2 : null,
            _ => null,
        };
    }

    /// <summary>"客户可在24小时内收到回复", "客户须等候": what the customer gets, or puts up with.</summary>
    private static bool IsGiven(Reading reading, int from)
    {
        var end = Array.FindIndex(reading.Tokens, from, t => t.Kind == TokenKind.Symbol && t.Text is not "-");
        end = end < 0 ? reading.Tokens.Length : end;
        for (var i = from; i + 1 < end; i++)
        {
            if (
                (reading.Tokens[i].Text, reading.Tokens[i + 1].Text)
                    is
                        ("收", "到")
                        or
                        ("得", "到")
                        or
                        ("获", "得")
                        or
                        ("接", "到")
                        or
                        ("获", "知")
                && !reading.HasFunction("anchor_end", i, end)
            )
            {
                return true;
            }
        }

        return reading.Actions.Exists(a => a.Value is "answer" && a.IsAfter(from) && a.From - from <= MostAdverbs);
    }

    /// <summary>"…，请致电客服": asked of the customer. "请求" is a request, and "请耐心等待3天" a limit.</summary>
    private static bool IsPlea(Reading reading, int at)
    {
        if (reading.Tokens[at].Text is not "请")
        {
            return false;
        }

        var isFirst =
            at == 0
            || reading.Tokens[at - 1].Kind == TokenKind.Symbol
            || reading.Tokens[at - 1].Text is "的" or "后" or "时" or "间" or "问" or "可";
        var next = at + 1 < reading.Tokens.Length ? reading.Tokens[at + 1].Text : "";
        return isFirst
            && next is not ("求" or "示" or "假" or "放" or "稍" or "耐" or "等" or "")
            && !reading.Actions.Exists(a => a.Value is "answer" && a.From > at && a.From - at <= MostAdverbs + 1);
    }

    /// <summary>"应在收到账单15日内提出。": only customers raise, hand in or make good, where nothing more is said.</summary>
    private static Mention? IsTheirs(Reading reading, int at)
    {
        if (
            at == 0
            || reading.Language.Lexicon.Match(LexiconGroup.Tone, reading.Tokens, at) is not { Value: "theirs" } act
            || (act.To < reading.Tokens.Length && reading.Tokens[act.To].Text is not ("," or ";" or "。" or "."))
        )
        {
            return null;
        }

        var from = act.From;
        while (from > 0 && reading.Tokens[from - 1].Text is not ("," or ";" or "。" or "." or ":"))
        {
            from--;
        }

        return
            reading.Times.Exists(t => t.IsWithin(from, act.From))
            && !reading.Actions.Exists(a => a.IsWithin(from, act.From) && !reading.Clauses.IsAnchor(a))
            ? act with
            {
                Value = "customer",
            }
            : null;
    }

    /// <summary>"15日内未答复的，用户方可申诉": on the missed limit the customer may act, and nothing is promised.</summary>
    public static bool IsLeftToCustomer(Reading reading, TimeMention time)
    {
        if (
            !reading.Language.IsUnspaced
            || reading.Clauses.MissedLimit(time) is not { } lead
            || reading.Guards.Exists(g => g.Value == "penalty")
        )
        {
            return false;
        }

        if (IsSilence(reading, lead, time))
        {
            return true;
        }

        var duty = reading.Guards.Find(g => g.Value is "customer" && g.IsAfter(lead.To));
        return duty.Value is not null
            && duty.From - lead.To <= MostAdverbs * 2
            && !reading.Actions.Exists(a => a.IsWithin(lead.To, duty.From));
    }

    /// <summary>"如客户三天内未回复，工单将自动关闭": the customer did nothing, which is no limit of ours.</summary>
    private static bool IsSilence(Reading reading, (int From, int To) lead, TimeMention time)
    {
        var you = reading.Functions.FindLast(f => f.Value is "you" && f.IsWithin(lead.From, lead.To));
        if (you.Value is null || !IsActor(reading, you))
        {
            return false;
        }

        var at = you.To;
        while (
            at < lead.To
            && (
                (time.PrefixFrom <= at && at < time.To)
                || IsAdverb(reading.Tokens[at].Text)
                || reading.FunctionAt(at) is "after_word" or "over" or "limit"
                || reading.Tokens[at].Text is "在" or "于"
            )
        )
        {
            at++;
        }

        return at + 1 < lead.To
            && reading.Tokens[at].Text is "未" or "没" or "不" or "无"
            && !Enumerable
                .Range(at + 1, Math.Min(4, lead.To - at - 1))
                .Any(i => reading.Tokens[i].Text is "收" or "得" or "获" or "接" or "满");
    }

    /// <summary>"客户等待超过60秒，流失率会上升": a time that is exceeded binds nobody, unless something is done then.</summary>
    public static bool IsUnbounded(Reading reading, TimeMention time) =>
        reading.Language.IsUnspaced
        && time.Prefix is "over"
        && !reading.Guards.Exists(g => g.Value == "penalty")
        && !reading.Actions.Exists(a => a.IsAfter(time.To))
        && !reading.Times.Exists(t => t.IsAfter(time.To));
}
