namespace Charter.Policy.Language.Analysis;

/// <summary>Tells what is said not to be promised: "we can't reply within a day at weekends", "不保证24小时内回复".</summary>
internal static class DenialGuard
{
    private const int MostBetween = 4;
    private const int MostHan = 10;

    /// <summary>Whether the act of a time is denied in its own clause, and not in a condition that something follows from.</summary>
    public static bool IsDenied(Reading reading, TimeMention time)
    {
        // "If 45 days is not enough": a condition that something follows from.
        if (reading.Clauses.Leads.Any(l => time.IsWithin(l.From, l.To)))
        {
            return false;
        }

        if (time.IsRecurring || time.Prefix is "over" or "min" or "for" or "extension" or "after")
        {
            return false;
        }

        return reading.Language.IsUnspaced ? IsDeniedUnspaced(reading, time) : IsDeniedSpaced(reading, time);
    }

    private static bool IsDeniedSpaced(Reading reading, TimeMention time)
    {
        // "No later than", "not more than": the negation is part of the limit.
        var limit = Enumerable.Range(time.PrefixFrom, Math.Max(0, time.From - time.PrefixFrom));
        if (
            limit.Any(i =>
                reading.Tokens[i].Text is "not" or "no" or "never" or "more" or "longer" or "later" or "exceed"
            )
        )
        {
            return false;
        }

        var (from, to) = PromiseGuard.Clause(reading, time);
        for (var i = from; i < to; i++)
        {
            if (IsNegation(reading, i) && IsOfOwnAct(reading, i, to) && !IsInCondition(reading, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNegation(Reading reading, int token) =>
        reading.Tokens[token].Text is "not" or "cannot" or "unable" or "impossible"
        // "Not all emails": the rest of them may be.
        && !(
            token + 2 < reading.Tokens.Length && reading.Tokens[token + 1].Text is "only" or "less" or "more" or "later"
        )
        // "Unanswered", "not answered" after what it describes: a state, and no denial.
        && !(token > 0 && reading.Subjects.Exists(s => s.To == token && s.Value != "none"));

    /// <summary>Whether what is denied is an act that ends a wait, rather than the wait itself.</summary>
    private static bool IsOfOwnAct(Reading reading, int not, int to)
    {
        if (not + 1 < to && reading.Tokens[not].Text is "not" && reading.Tokens[not + 1].Text is "all" or "every")
        {
            return true;
        }

        var at = not + 1;
        while (
            at < to && at - not <= MostBetween && IsBetween(reading, at) && !reading.Actions.Exists(a => a.From == at)
        )
        {
            at++;
        }

        return reading.Actions.Exists(a => a.From == at && !IsWait(reading, a))
            && reading.Actions.Find(a => a.From == at).Value is not ("notify_delay" or "escalate");
    }

    private static bool IsBetween(Reading reading, int token) =>
        reading.FunctionAt(token) is "modal" or "approx" or "expect" or "article" or "passive_act" or "negative"
        || reading.Tokens[token].Text
            is "be"
                or "been"
                or "to"
                or "able"
                or "possible"
                or "always"
                or "yet"
                or "in"
                or "position"
                or "guarantee"
                or "promise"
                or "currently";

    /// <summary>"You should not wait more than …", "callers are not left on hold".</summary>
    private static bool IsWait(Reading reading, Mention act) =>
        Enumerable
            .Range(act.From, act.Length)
            .Any(i =>
                reading.Tokens[i].Text
                    is "wait"
                        or "waiting"
                        or "hold"
                        or "queue"
                        or "queuing"
                        or "kept"
                        or "keep"
                        or "left"
                        or "leave"
                        or "ring"
                        or "unanswered"
                        or "unresolved"
                        or "open"
            );

    private static bool IsInCondition(Reading reading, int token) =>
        reading.Clauses.Leads.Any(l => l.Holds(token)) || reading.Conditions.Exists(c => c.Holds(token));

    /// <summary>"不能", "无法", "并非所有"; not "未接来电" or "超时", which describe what is served.</summary>
    private static bool IsRefusal(Reading reading, int token) =>
        reading.Tokens[token].Text is "并" or "难" or "无"
        || (
            reading.Tokens[token].Text is "不"
            && reading.Tokens.TextAt(token + 1) is "能" or "保" or "承" or "一" or "会"
        );

    private static bool IsDeniedUnspaced(Reading reading, TimeMention time)
    {
        var (from, to) = PromiseGuard.Clause(reading, time);
        var not = Enumerable
            .Range(from, Math.Max(0, time.From - from))
            .LastOrDefault(i => reading.FunctionAt(i) is "negative" && IsRefusal(reading, i), -1);
        return not >= 0
            && time.PrefixFrom - not <= MostHan
            && !IsInCondition(reading, not)
            && reading.Actions.Exists(a => a.IsWithin(time.To, to) || a.From > not && a.IsBefore(time.PrefixFrom))
            && !Enumerable.Range(time.To, Math.Max(0, to - time.To)).Any(i => reading.FunctionAt(i) is "relation");
    }
}
