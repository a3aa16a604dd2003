namespace Charter.Policy.Language.Analysis;

/// <summary>"P1, P2 and P3 within 1, 4 and 8 hours respectively": the first goes with the first, the second with the second.</summary>
internal static class Respectively
{
    /// <summary>Whether a sentence says so.</summary>
    public static bool IsSaid(Token[] tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Text is "respectively" || (tokens[i].Text is "分" && tokens.TextAt(i + 1) is "别"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives each time its own of as many conditions, items or acts as there are times.</summary>
    public static void Assign(Reading reading, List<Segment> segments)
    {
        if (segments.Count < 2)
        {
            return;
        }

        var conditions = reading.Conditions.Where(c => c.Value.Contains(':', StringComparison.Ordinal)).ToList();
        var subjects = reading.Subjects.Where(s => s.Value is not ("none" or "issue")).ToList();
        var acts = reading.Actions.Where(a => !a.Value.EndsWith('?')).ToList();
        if (!IsSaid(reading.Tokens) && !IsUnderstood(reading, segments, [conditions, subjects, acts]))
        {
            return;
        }

        var byCondition = IsList(conditions, segments.Count);
        var bySubject = !byCondition && IsList(subjects, segments.Count);
        var byAct = !byCondition && !bySubject && IsList(acts, segments.Count);
        var act = segments.Find(s => s.Action is not null)?.Action;
        var common = segments.Find(s => s.Subjects.Count > 0)?.Subjects ?? [];
        for (var i = 0; i < segments.Count; i++)
        {
            segments[i].Action = byAct ? acts[i] : segments[i].Action ?? act;
            segments[i].Subjects =
                bySubject ? [subjects[i]]
                : segments[i].Subjects.Count > 0 ? segments[i].Subjects
                : common;
            segments[i].Conditions = byCondition
                ? [.. segments[i].Conditions.Where(c => !conditions.Contains(c)), conditions[i]]
                : segments[i].Conditions;
        }
    }

    /// <summary>"Calls, emails and letters are answered in 20 seconds, 1 day and 5 days": two rows of as many, one beside the other.</summary>
    private static bool IsUnderstood(Reading reading, List<Segment> segments, List<Mention>[] lists) =>
        IsRow(reading, segments)
        && lists.Count(list =>
            IsList(list, segments.Count)
            && list.Zip(list.Skip(1)).All(pair => IsRow(reading, pair.First.To, pair.Second.From, pair.Second.From))
        ) == 1;

    /// <summary>"Calls, emails and letters are answered in 20 seconds and 1 day": which goes with which can't be told.</summary>
    public static bool IsOpen(Reading reading, List<Segment> segments)
    {
        if (
            segments.Count < 2
            || IsSaid(reading.Tokens)
            || !IsRow(reading, segments)
            || reading.Actions.Exists(a => a.From >= segments[0].Time.To)
        )
        {
            return false;
        }

        var named = reading.Subjects.FindAll(s => s.Value is not ("none" or "issue") && s.To <= segments[0].Time.From);
        return named.Count > 2
            && named.Count != segments.Count
            && named.Zip(named.Skip(1)).All(pair => IsRow(reading, pair.First.To, pair.Second.From, pair.Second.From));
    }

    private static bool IsRow(Reading reading, List<Segment> segments) =>
        segments
            .Zip(segments.Skip(1))
            .All(pair => IsRow(reading, pair.First.Time.To, pair.Second.Time.From, pair.Second.Time.PrefixFrom));

    /// <summary>Whether nothing but a comma or "and" stands between two of a row.</summary>
    private static bool IsRow(Reading reading, int from, int to, int limit) =>
        to > from
        && Enumerable
            .Range(from, to - from)
            .All(i =>
                reading.Tokens[i].Text is "," or "、"
                || reading.FunctionAt(i) is "and" or "article" or "our"
                || (i >= limit && reading.FunctionAt(i) is "limit")
            );

    private static bool IsList(List<Mention> mentions, int count) =>
        mentions.Count == count && mentions.Select(m => (m.Value, m.Capture)).Distinct().Count() == count;
}
