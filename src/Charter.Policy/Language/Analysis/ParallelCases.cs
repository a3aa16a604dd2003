namespace Charter.Policy.Language.Analysis;

/// <summary>
/// Reads lists whose cases give their times in one order: "P2: 1 h to respond, 8 h to resolve; P3: 4 h / 2 days". What the first
/// case, or the head of the list, says of each place holds for the same place of the others.
/// </summary>
internal static class ParallelCases
{
    /// <summary>Gives the segments of cases without acts of their own the acts of their places.</summary>
    public static void Assign(Reading reading, List<Segment> segments)
    {
        if (segments.Count < 2)
        {
            return;
        }

        var cases = Cut(reading, segments);
        var tail = OfTail(reading, segments[^1].Time.To);
        var isTail = tail.Count == cases[0].Count && tail.Count > 1;
        if (cases[0].Count < 2 || (cases.Count < 2 && !isTail))
        {
            return;
        }

        var isHead = isTail || !HasAct(reading, Start(reading, cases[0]), cases[0][^1].Time.To + 3);
        var acts =
            isTail ? tail
            : isHead ? OfHead(reading, cases[0])
            : [.. cases[0].Select(s => s.Action)];
        if (
            acts.Count != cases[0].Count
            || acts.Exists(a => a is null)
            || acts.Select(a => a!.Value.Value).Distinct().Count() != acts.Count
        )
        {
            return;
        }

        for (var i = isHead ? 0 : 1; i < cases.Count; i++)
        {
            if (
                cases[i].Count != acts.Count
                || (i > 0 && !isTail && HasAct(reading, Start(reading, cases[i]), cases[i][^1].Time.To))
            )
            {
                continue;
            }

            for (var place = 0; place < acts.Count; place++)
            {
                cases[i][place].Action = acts[place];
            }
        }
    }

    /// <summary>"Response / resolution: P1 15 minutes / 4 hours": the acts before the first case, in their order.</summary>
    private static List<Mention?> OfHead(Reading reading, List<Segment> first)
    {
        var start = Start(reading, first);
        return [.. reading.Actions.Where(a => a.IsBefore(start) && !a.Value.EndsWith('?')).Select(a => (Mention?)a)];
    }

    /// <summary>"15m/1h/4h (respond/update/resolve)": acts in brackets after the last time.</summary>
    private static List<Mention?> OfTail(Reading reading, int from)
    {
        var open = Array.FindIndex(reading.Tokens, from, t => t.Is('('));
        return open >= 0 && open - from <= 2
            ? [.. reading.Actions.Where(a => a.From > open && !a.Value.EndsWith('?')).Select(a => (Mention?)a)]
            : [];
    }

    /// <summary>Where the name of a case stands.</summary>
    private static int Start(Reading reading, List<Segment> segments) =>
        reading
            .Conditions.Where(c => IsLevel(c) && c.To <= segments[0].Time.From)
            .Select(c => c.From)
            .DefaultIfEmpty(segments[0].From)
            .Max();

    private static bool HasAct(Reading reading, int from, int to) =>
        reading.Actions.Exists(a => a.IsWithin(from, to) && !a.Value.EndsWith('?'));

    /// <summary>The segments of each case: a case begins where a level or plan is named between two times.</summary>
    private static List<List<Segment>> Cut(Reading reading, List<Segment> segments)
    {
        var cases = new List<List<Segment>>();
        foreach (var segment in segments)
        {
            var after = cases.Count == 0 ? 0 : cases[^1][^1].Time.To;
            if (cases.Count == 0 || reading.Conditions.Exists(c => IsLevel(c) && c.IsWithin(after, segment.Time.From)))
            {
                cases.Add([]);
            }

            cases[^1].Add(segment);
        }

        return cases;
    }

    private static bool IsLevel(Mention condition) =>
        condition.Value.StartsWith("priority", StringComparison.Ordinal)
        || condition.Value.StartsWith("plan", StringComparison.Ordinal);
}
