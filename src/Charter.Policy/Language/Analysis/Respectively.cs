namespace Charter.Policy.Language.Analysis;

/// <summary>"P1, P2 and P3 within 1, 4 and 8 hours respectively": the first goes with the first, the second with the second.</summary>
internal static class Respectively
{
    /// <summary>Whether a sentence says so.</summary>
    public static bool IsSaid(Token[] tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (
                tokens[i].Text is "respectively"
                || (tokens[i].Text is "分" && i + 1 < tokens.Length && tokens[i + 1].Text is "别")
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives each time its own of as many conditions, items or acts as there are times.</summary>
    public static void Assign(Reading reading, List<Segment> segments)
    {
        if (segments.Count < 2 || !IsSaid(reading.Tokens))
        {
            return;
        }

        var conditions = reading.Conditions.Where(c => c.Value.Contains(':', StringComparison.Ordinal)).ToList();
        var subjects = reading.Subjects.Where(s => s.Value is not ("none" or "issue")).ToList();
        var acts = reading.Actions.Where(a => !a.Value.EndsWith('?')).ToList();
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

    private static bool IsList(List<Mention> mentions, int count) =>
        mentions.Count == count && mentions.Select(m => (m.Value, m.Capture)).Distinct().Count() == count;
}
