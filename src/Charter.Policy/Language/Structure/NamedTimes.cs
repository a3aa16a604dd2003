using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>
/// Reads a line of a list that only names a thing and a time: "Key cut: 20 minutes" says how soon what was asked for is there.
/// </summary>
internal static class NamedTimes
{
    private const int LongestName = 60;
    private const int LongestTime = 60;

    /// <param name="alone">How the line reads by itself.</param>
    /// <param name="line">The line.</param>
    /// <param name="language">Its language.</param>
    /// <param name="context">What it takes from its lead-in or heading.</param>
    public static SentenceReading Complete(
        SentenceReading alone,
        string line,
        LanguagePack language,
        ReadingContext context
    )
    {
        if (language.IsUnspaced || alone.Kind == SentenceKind.Hours)
        {
            return alone;
        }

        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var name = colon > 1 ? line[..colon].Trim() : "";
        if (
            name.Length is < 2 or > LongestName
            || line.Length - colon > LongestTime
            || !IsBareTime(line[(colon + 1)..], language)
            || !IsThing(name, language, out var isMade)
        )
        {
            return alone;
        }

        var isInherited =
            alone.Commitments
                is [{ Commitment: { Subject: ServedSubject.Request or ServedSubject.Any, Every: false } own }]
            && (
                own.Action == ServiceAction.Resolve
                || (own.Action == ServiceAction.Respond && context.Subjects is [ServedSubject.Request])
            )
            && (context.Action is ServiceAction.Resolve || context.Subjects is [ServedSubject.Request])
            && own.Conditions.All(c => c.Kind is ConditionKind.Stage or ConditionKind.OfficeHours);
        if (!isInherited && !(isMade && alone.Commitments.Count == 0))
        {
            return alone;
        }

        var read = SentenceAnalyser.Analyse(
            line,
            language,
            context with
            {
                Action = ServiceAction.Resolve,
                Subjects = [ServedSubject.Request],
            }
        );
        return read.Commitments.Count == 1 ? WithCase(read, name) : alone;
    }

    private static SentenceReading WithCase(SentenceReading read, string name) =>
        read with
        {
            Tokens = null,
            Findings = [],
            Commitments =
            [
                .. read.Commitments.Select(c =>
                    c with
                    {
                        Commitment = c.Commitment with
                        {
                            Conditions = ConditionSet.Of(
                                c.Commitment.Conditions.Prepend(
                                    new Condition(ConditionKind.Other, name.ToLowerInvariant())
                                )
                            ),
                        },
                    }
                ),
            ],
        };

    /// <summary>"5 working days", "within a day of your order", and nothing else.</summary>
    private static bool IsBareTime(string text, LanguagePack language)
    {
        var reading = Reading.Of(text, language);
        return reading
                is {
                    Times: [{ Unit: not null, IsRecurring: false, PrefixFrom: 0 } time],
                    Actions.Count: 0,
                    Guards.Count: 0
                }
            && (
                time.To == reading.Tokens.Length
                || reading.FunctionAt(time.To) is "after"
                || reading.Tokens[time.To].Text is ";" or "."
            );
    }

    /// <summary>A name of something that can be asked for: neither a channel, nor an act, nor a level.</summary>
    private static bool IsThing(string name, LanguagePack language, out bool isMade)
    {
        var reading = Reading.Of(name, language);
        var made = reading.Tones.Exists(t => t.Value == "made_by_us");
        isMade = made;
        return reading is { Conditions.Count: 0, Times.Count: 0, Guards.Count: 0 }
            && !reading.Actions.Exists(a => !a.Value.EndsWith('?'))
            && !reading.Subjects.Exists(s => s.Value is not ("none" or "issue" or "request" or "request?"))
            && !(reading.Tokens.Length == 1 && reading.Subjects.Count > 0)
            && !reading.Functions.Exists(f =>
                f.Value is "we" or "you" or "modal" or "please" || (f.Value is "order" && !made)
            )
            && !language.Lexicon.Find(LexiconGroup.Label, reading.Tokens).Exists(l => l.From == 0 && l.Value[0] != '@')
            && reading.Tokens.Any(t => t.Kind == TokenKind.Word);
    }
}
