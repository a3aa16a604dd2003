namespace Charter.Policy.Language.Analysis;

/// <summary>Tells "24 hours" and "7 days" that say when somebody is there from those that are limits.</summary>
internal static class DayAndNight
{
    /// <summary>"24 hours, 7 days": the days of the week beside the hours of the day.</summary>
    public static bool IsDaysOfIt(Reading reading, TimeMention time) =>
        time is { Value: 7, Unit: TimeUnit.Day, Prefix: not ("limit" or "over") }
        && reading.FunctionAt(time.To) is not "after_word"
        && !(reading.Tokens.TextAt(time.To) is "for" or "(" or "if" or "where")
        && reading.Times.Exists(t =>
            t is { Value: 24, Unit: TimeUnit.Hour, Suffix: not "after_word" }
            && !(t.Prefix is "limit" && reading.Tokens[t.PrefixFrom].Text is "within" or "in" or "no" or "under")
            && time.From - t.To is >= 0 and <= 4
            && Enumerable
                .Range(t.To, time.From - t.To)
                .All(k => reading.Language.IsUnspaced || reading.Tokens[k].Text is "," or "/" or "and" or "&")
        );

    /// <summary>"0800 111 222 (24 hours)": when somebody picks up there.</summary>
    private static bool IsAfterTelephone(Reading reading, TimeMention time)
    {
        var at = time.PrefixFrom - 1;
        while (at > 0 && reading.Tokens[at].Kind == TokenKind.Symbol)
        {
            at--;
        }

        var before = at > 1 && reading.Tokens[at - 1].Text is "-" ? at - 2 : at - 1;
        return before >= 0
            && reading.Tokens[at].Kind == TokenKind.Number
            && reading.Tokens[before].Kind == TokenKind.Number;
    }

    /// <summary>"24-hour helpline", "24 hours, 7 days a week": no limit, but always.</summary>
    public static bool IsWholeDay(Reading reading, TimeMention time) =>
        time.Value == 24
        && (
            time.Suffix == "hour_service"
            || IsAfterTelephone(reading, time)
            // "We are open 24 hours, 7 days a week".
            || (
                time.Prefix is not "limit"
                && reading.Times.Exists(t =>
                    t is { Value: 7, Unit: TimeUnit.Day } && t.From - time.To is 0 or 1 && t.IsAfter(time.To)
                )
            )
            || (
                (time.Prefix is not "limit" || reading.Tokens[time.From - 1].Text is "a")
                && time.To < reading.Tokens.Length
                && reading.Tokens[time.To].Kind == TokenKind.Word
                && reading.FunctionAt(time.To + 1) is "hour_service"
            )
        );
}
