namespace Charter.Policy.Language.Analysis;

/// <summary>Turns condition phrases into condition sets; several labels of one family are alternatives, a set for each.</summary>
internal static class ConditionReader
{
    public static IEnumerable<ConditionSet> Sets(
        List<Mention> mentions,
        List<Condition> implied,
        List<Condition> extra,
        ReadingContext context
    )
    {
        var groups = new List<List<Condition>>();
        foreach (var mention in mentions)
        {
            var condition = Of(mention);
            var family = groups.Find(g => g[0].Kind == condition.Kind);
            if (family is null || condition.Value is null)
            {
                groups.Add([condition]);
            }
            else if (!family.Contains(condition))
            {
                family.Add(condition);
            }
        }

        groups.AddRange(implied.Where(i => !groups.Exists(g => g.Contains(i))).Select(i => new List<Condition> { i }));
        groups.AddRange(extra.Select(e => new List<Condition> { e }));
        groups.InsertRange(
            context.LabelsLast ? groups.Count : 0,
            context
                .Conditions.Where(c => !groups.Exists(g => g[0].Kind == c.Kind))
                .Select(c => new List<Condition> { c })
        );
        IEnumerable<IEnumerable<Condition>> sets =
        [
            [],
        ];
        foreach (var group in groups)
        {
            sets = sets.SelectMany(set => group.Select(condition => set.Append(condition)));
        }

        return sets.Take(16).Select(set => ConditionSet.Of(set)).ToList();
    }

    public static Condition Of(Mention mention)
    {
        var colon = mention.Value.IndexOf(':', StringComparison.Ordinal);
        var token = colon < 0 ? mention.Value : mention.Value[..colon];
        if (!Vocabulary.TryReadConditions(token, out var set))
        {
            throw new FormatException($"No condition '{mention.Value}'.");
        }

        if (colon < 0)
        {
            return set[0];
        }

        var label = mention.Value[(colon + 1)..];
        if (label.EndsWith('$'))
        {
            var capture = mention.Capture ?? "";
            // "Severity 1" is s1, but "severity A" is a.
            label = capture.Length > 0 && char.IsAsciiDigit(capture[0]) ? label[..^1] + capture : capture;
        }

        return new Condition(set[0].Kind, label);
    }
}
