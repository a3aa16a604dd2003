namespace Charter.Policy.Language.Analysis;

/// <summary>
/// "Emails are answered within 2 days, and letters as soon as we can": what the last part speaks of has no limit, and
/// least of all that of the part before.
/// </summary>
internal static class UnboundedParts
{
    /// <summary>How many words stand between what is served and "promptly" where no verb does.</summary>
    private const int MostBetween = 2;

    /// <summary>Takes out of the sentence what such a part is about, where another part has a limit of its own.</summary>
    public static void LeaveOut(Reading reading, List<TimeMention> limits)
    {
        if (limits.Count == 0)
        {
            return;
        }

        // Mostly nothing says "no limit", and there is nothing to look at closely.
        foreach (var (from, to, isTime) in Marks(reading, limits))
        {
            var cases = Cases(reading);
            if (
                PartOf(reading, cases, limits, from, to) is { } part
                && (
                    (isTime && limits.Exists(l => l.IsBefore(part.From)))
                    || cases.Exists(c =>
                        (c.IsBefore(part.From) || c.IsAfter(part.To))
                        && !IsMeans(reading, c)
                        && limits.Exists(l => c.IsBefore(l.PrefixFrom))
                    )
                )
            )
            {
                reading.Subjects.RemoveAll(s => s.IsWithin(part.From, part.To));
                reading.Conditions.RemoveAll(c => c.IsWithin(part.From, part.To));
            }
        }
    }

    /// <summary>What a limit may be said of: what is served, or one sort of it.</summary>
    private static List<Mention> Cases(Reading reading) =>
        [
            .. reading
                .Subjects.Where(s => s.Value is not ("none" or "issue") && !s.Value.EndsWith('?'))
                .Concat(
                    reading.Conditions.Where(c =>
                        c.Value is "simple" or "complex" || c.Value.StartsWith("priority", StringComparison.Ordinal)
                    )
                )
                .OrderBy(c => c.From),
        ];

    /// <summary>"… and by email within 2 days": how it is done, and nothing else that is served.</summary>
    private static bool IsMeans(Reading reading, Mention mention) =>
        reading.Tokens.TextAt(mention.From - 1) is "by" or "via" or "through" or "using" or "over";

    private static List<(int From, int To, bool IsTime)> Marks(Reading reading, List<TimeMention> limits) =>
        [
            .. reading
                .Times.Where(t => (t.Suffix is "or_more" || t.Prefix is "min") && !limits.Contains(t))
                .Select(t => (t.PrefixFrom, t.To, true)),
            .. reading
                .Tones.Where(t => t.Value is "vague" or "unbounded" || reading.Tokens[t.From].Text is "promptly")
                .Select(t => (t.From, t.To, false)),
        ];

    /// <summary>The part of the sentence that holds the mark and a case before it; <c>null</c> where a limit stands in it.</summary>
    private static (int From, int To)? PartOf(
        Reading reading,
        List<Mention> cases,
        List<TimeMention> limits,
        int from,
        int to
    )
    {
        var end = to;
        while (end < reading.Tokens.Length && !IsBreak(reading, end))
        {
            end++;
        }

        var start = from;
        while (start > 0 && !IsBreak(reading, start - 1))
        {
            start--;
        }

        var last = cases.FindLast(c => c.IsBefore(from));
        if (last.Value is null || last.From < start)
        {
            return null;
        }

        if (!limits.Exists(t => t.PrefixFrom < end && t.To > start))
        {
            return (start, end);
        }

        // "… within 20 seconds and emails promptly": no comma, no verb, and no limit after it.
        var isShort =
            from - last.To <= MostBetween
            && last.From > 0
            && reading.FunctionAt(last.From - 1) is "and" or "while" or "range" or "article"
            && limits.TrueForAll(t => t.IsBefore(last.From))
            && !reading.Actions.Exists(a => a.IsWithin(last.To, from));
        return isShort ? (last.From, end) : null;
    }

    private static bool IsBreak(Reading reading, int token) =>
        reading.Tokens[token].Text is "," or "，" or ";" or "；" or "." or "。";
}
