namespace Charter.Policy.Language.Analysis;

/// <summary>Tells what was achieved from what is promised, in a script without spaces and without tenses.</summary>
internal static class UnspacedResults
{
    private const int MostBeforePeriod = 12;

    /// <summary>"原办理时限10个工作日，现压缩至3个工作日": what was is replaced by what is.</summary>
    public static void DropReplaced(Reading reading, Mention now, List<TimeMention> times) =>
        times.RemoveAll(t =>
            reading.Language.IsUnspaced
            && now.Value is not null
            && t.IsBefore(now.From)
            && reading.HasFunction("superseded", 0, t.From)
            && times.Exists(o => o.IsAfter(now.From))
        );

    /// <summary>Whether a sentence tells a result.</summary>
    public static bool IsResult(Reading reading) => IsRise(reading) || IsOfPeriod(reading);

    /// <summary>"20秒接起率由82%升到91%": a share that moved is a result.</summary>
    private static bool IsRise(Reading reading) =>
        reading.Percents.Count > 1
        && reading.Percents[0].From > 0
        && reading.Tokens[reading.Percents[0].From - 1].Text is "由" or "从"
        && !reading.Functions.Exists(f => f.Value is "modal" && f.Length > 0 && f.From < reading.Percents[0].From);

    /// <summary>"2月份电话接通平均等待约30秒", "三季度…到达率为100%": what a past span of time brought, where nothing is demanded.</summary>
    private static bool IsOfPeriod(Reading reading)
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
            var isMonth =
                before is { Kind: TokenKind.Number, Value: >= 1 and <= 12 } && text is "月" && !IsNext(i, "前");
            var isYear = before is { Kind: TokenKind.Number, Value: >= 1990 and <= 2100 } && text is "年";
            if ((isQuarter || isMonth || isYear) && !IsNext(i, "起") && !reading.Times.Exists(t => t.Holds(i)))
            {
                return true;
            }
        }

        return false;

        bool IsNext(int at, string text) =>
            Enumerable
                .Range(at + 1, Math.Clamp(reading.Tokens.Length - at - 1, 0, 5))
                .Any(j => reading.Tokens[j].Text == text);
    }
}
