using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Timetables;

/// <summary>"2026年10月1日至7日": days of a month are no limits.</summary>
internal static class DatesApart
{
    /// <summary>The times that are no part of a date.</summary>
    public static List<TimeMention> From(Reading reading, List<TimeMention> times)
    {
        if (times.Count == 0 || !reading.Text.Contains('月', StringComparison.Ordinal))
        {
            return times;
        }

        var text = new HoursText(reading.Text, reading.Tokens, reading.Language);
        var dates = AtomReader
            .Read(text, null)
            .Where(a => a.Kind is AtomKind.Dates or AtomKind.UnclearDate)
            .Select(a => (Start: text.Tokens[a.From].Start, text.Tokens[a.To - 1].End))
            .ToList();
        return times.FindAll(t =>
            !dates.Exists(d => reading.Tokens[t.From].Start < d.End && d.Start < reading.Tokens[t.To - 1].End)
        );
    }
}
