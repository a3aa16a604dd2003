using System.Text;
using Charter.Policy.Language.Analysis;

namespace Charter.LanguageScore;

/// <summary>What the lexicon finds in a sentence, group by group: the first thing to look at when one is misread.</summary>
internal static class SentenceExplanation
{
    /// <summary>A line for each group, each finding as <c>value=words</c>.</summary>
    public static string Of(string sentence)
    {
        var reading = Reading.Of(sentence, LanguagePacks.Guess(sentence));
        var text = new StringBuilder();
        void Group(string name, IEnumerable<Mention> mentions) =>
            text.Append("    ")
                .Append(name)
                .Append(": ")
                .AppendJoin(", ", mentions.Select(m => $"{m.Value}={Words(reading, m.From, m.To)}"))
                .Append('\n');

        text.Append("    times: ")
            .AppendJoin(
                ", ",
                reading.Times.Select(t =>
                    $"{t.Value} {t.Unit} [{t.Prefix}|{t.Suffix}]={Words(reading, t.PrefixFrom, t.To)}"
                )
            )
            .Append('\n');
        Group("actions", reading.Actions);
        Group("subjects", reading.Subjects);
        Group("conditions", reading.Conditions);
        Group("guards", reading.Guards);
        Group("functions", reading.Functions);
        Group("tones", reading.Tones);
        Group("hours", reading.Hours);
        return text.ToString();
    }

    private static string Words(Reading reading, int from, int to)
    {
        var (start, length) = reading.Place(from, to);
        return reading.Text.Substring(start, length);
    }
}
