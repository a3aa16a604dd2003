namespace Charter.Policy.Language.Analysis;

/// <summary>Tells which share of a sentence ("95%") belongs to which of its limits.</summary>
/// <param name="reading">The sentence.</param>
/// <param name="times">Its limits.</param>
/// <param name="firstSubjects">What the first of them serves.</param>
internal sealed class SegmentShares(Reading reading, List<TimeMention> times, List<Mention>? firstSubjects)
{
    /// <summary>The share of a segment; one that stands before or after all of them counts for each ("…, for at least 95% of jobs").</summary>
    public List<(decimal? Percent, int From, int To)> Of(Segment segment)
    {
        var own = reading.Percents.Where(p => p.IsWithin(segment.From, segment.To)).ToList();
        if (reading.Language.IsUnspaced)
        {
            var said = UnspacedCases.SharesOf(reading, segment, own);
            if (said.Count < own.Count)
            {
                return said;
            }
        }

        if (own.Count == 0 && reading.Percents.Count > 0 && WholeTier(segment) is { } whole)
        {
            return [whole];
        }

        if (own.Count > 0 || reading.Percents.Count != 1)
        {
            return own;
        }

        var only = reading.Percents[0];
        var isTail =
            only.From > times[^1].To
            && reading.Tokens.Skip(times[^1].To).Take(only.From - times[^1].To).Any(t => t.Is(',') || t.Is(';'));
        var isJoined =
            segment.From > 0
            && (reading.FunctionAt(segment.From) is "and" || reading.FunctionAt(segment.From - 1) is "and");
        isJoined &= !reading.HasFunction("others", segment.From, segment.To);
        var isHead = only.To <= times[0].From && isJoined && IsOfFirst(segment);
        return isTail || isHead ? [only] : own;
    }

    /// <summary>Whether a segment goes on with what the first one serves: "90% of letters …, and those by email …".</summary>
    private bool IsOfFirst(Segment segment) =>
        ReferenceEquals(segment.Subjects, firstSubjects)
        || (segment.Subjects.Count > 0 && firstSubjects?.Contains(segment.Subjects[0]) == true);

    /// <summary>"80% in 14 days and all of them in 28": beside a share, all is a hundred.</summary>
    private (decimal? Percent, int From, int To)? WholeTier(Segment segment)
    {
        for (var i = segment.From; i + 1 < segment.Time.From; i++)
        {
            var words = (reading.Tokens[i].Text, reading.Tokens[i + 1].Text);
            if (words is ("all", "of") or ("every", "one") or ("no", "one") or ("全", "部"))
            {
                return (100, i, i + 2);
            }

            if (reading.Tokens[i].Text is "nobody" or "everybody" or "everyone" && segment.From > 0)
            {
                return (100, i, i + 1);
            }
        }

        return null;
    }
}
