namespace Charter.Policy.Language.Analysis;

/// <summary>Tells what was achieved from what is promised, by the tense.</summary>
internal static class PastGuard
{
    private const int MostBeforePeriod = 12;

    /// <summary>"A complaint is a concern that staff can put right within a day": what a word means.</summary>
    public static bool IsDefinition(Reading reading)
    {
        if (reading.Language.IsUnspaced || reading.Tokens.Length < 6 || reading.Tokens[0].Text is not ("a" or "an"))
        {
            return false;
        }

        var copula = Array.FindIndex(reading.Tokens, 2, Math.Min(3, reading.Tokens.Length - 2), t => t.Text is "is");
        return copula > 0
            && reading.Tokens[copula + 1].Text is "a" or "an" or "any" or "one"
            && Enumerable
                .Range(copula, reading.Tokens.Length - copula)
                .Any(i => reading.Tokens[i].Text is "that" or "which" or "where")
            && !reading.Actions.Exists(a => a.From == copula + 1);
    }

    /// <summary>"The 20 working days begin the day after we have your complaint": whence a time runs.</summary>
    public static bool IsStartOfClock(Reading reading) =>
        !reading.Language.IsUnspaced
        && reading.Times.Exists(t =>
            t.To < reading.Tokens.Length
            && reading.Tokens[t.From].Text is not ("every" or "each")
            && t.From <= 1
            && reading.Tokens[t.To].Text is "begin" or "begins" or "start" or "starts" or "run" or "runs"
        );

    /// <summary>"96% of claims were settled in four weeks", "81% of calls in March": a share with a past tense or a month is a result.</summary>
    public static bool IsPastShare(Reading reading)
    {
        if (reading.Percents.Count == 0)
        {
            return false;
        }

        if (reading.Language.IsUnspaced)
        {
            return IsRise(reading);
        }

        for (var i = 1; i < reading.Tokens.Length; i++)
        {
            var isPast =
                reading.Tokens[i].Text is "were" or "was"
                && reading.Tokens[i - 1].Text is not ("that" or "which" or "who" or "it" or "they")
                && !reading.Functions.Exists(f => f.Value == "opener" && f.To <= i && i - f.To <= 6);
            var isMonth =
                reading.Tokens[i - 1].Text is "in" or "during" or "for"
                && reading.Hours.Exists(h => h.From == i && h.Value.StartsWith("month", StringComparison.Ordinal))
                && !reading.HasFunction("modal", 0, i);
            if (isPast || isMonth)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"20秒接起率由82%升到91%": a share that moved is a result.</summary>
    private static bool IsRise(Reading reading) =>
        reading.Percents.Count > 1
        && reading.Percents[0].From > 0
        && reading.Tokens[reading.Percents[0].From - 1].Text is "由" or "从"
        && !reading.Functions.Exists(f => f.Value is "modal" && f.Length > 0 && f.From < reading.Percents[0].From);

    /// <summary>"2月份电话接通平均等待约30秒", "三季度…到达率为100%": what a past span of time brought, where nothing is demanded.</summary>
    public static bool IsResultOfPeriod(Reading reading)
    {
        if (
            !reading.Language.IsUnspaced
            || reading.Tones.Exists(t => t.Value is "demand")
            || !(
                reading.Percents.Count > 0
                || reading.Conditions.Exists(c => c.Value is "average")
                || reading.Guards.Exists(g => g.Value is "metric")
            )
        )
        {
            return false;
        }

        for (var i = 1; i < Math.Min(reading.Tokens.Length, MostBeforePeriod); i++)
        {
            var (before, text) = (reading.Tokens[i - 1], reading.Tokens[i].Text);
            var isQuarter =
                text is "季"
                && before.Text is "一" or "二" or "三" or "四" or "上"
                && !(i > 1 && reading.Tokens[i - 2].Text is "每");
            var isMonth = before is { Kind: TokenKind.Number, Value: >= 1 and <= 12 } && text is "月" && !IsNext(i, "前");
            var isYear = before is { Kind: TokenKind.Number, Value: >= 1990 and <= 2100 } && text is "年";
            if ((isQuarter || isMonth || isYear) && !IsNext(i, "起") && !reading.Times.Exists(t => t.From <= i && i < t.To))
            {
                return true;
            }
        }

        return false;

        bool IsNext(int at, string text) =>
            Enumerable.Range(at + 1, Math.Clamp(reading.Tokens.Length - at - 1, 0, 4)).Any(j => reading.Tokens[j].Text == text);
    }

    private static Mention? Done(Reading reading, int at) =>
        reading.Actions.Find(a => a.From == at) is { Value: not null } known ? known
        // "Leaks have been contained within two hours".
        : reading.Tokens[at].Text.EndsWith("ed", StringComparison.Ordinal) ? new Mention("", at, at + 1)
        : null;

    /// <summary>"Most cases have been sorted out within three months": what has been done is no promise.</summary>
    public static bool IsPerfect(Reading reading)
    {
        for (var i = 0; i + 2 < reading.Tokens.Length && !reading.Language.IsUnspaced; i++)
        {
            if (
                reading.Tokens[i].Text is "have" or "has"
                && reading.Tokens[i + 1].Text is "been"
                && Done(reading, i + 2) is { } done
                && reading.Times.Exists(t => t.From > done.From && t.PrefixFrom - done.To <= 1 && !t.IsImmediate)
                && !reading.Clauses.IsScene(done)
                && !Enumerable
                    .Range(Math.Max(0, i - 6), Math.Min(6, i))
                    .Any(j =>
                        reading.FunctionAt(j) is "modal" or "opener" or "negative"
                        || reading.Tokens[j].Text is "that" or "which" or "who" or "it" or "until" or "not"
                    )
            )
            {
                return true;
            }
        }

        return false;
    }
}
