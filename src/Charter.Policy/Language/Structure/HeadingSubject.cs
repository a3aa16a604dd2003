using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>What a heading is about that names neither a channel nor a kind of matter: "When things go wrong", "In our shops".</summary>
internal static class HeadingSubject
{
    private const int LongestHeading = 80;
    private const int LongestLook = 400;

    /// <summary>"5.1 Level 1".</summary>
    private const int MostBeforeLevel = 4;

    private const string About = "about:";

    /// <param name="topic">What the heading says by itself.</param>
    /// <param name="text">The heading.</param>
    /// <param name="language">Its language.</param>
    /// <param name="section">What stands under it.</param>
    public static ReadingContext Complete(
        ReadingContext topic,
        string text,
        LanguagePack language,
        IEnumerable<Block> section
    )
    {
        // "Records", "Documents": things, and nobody documents anything.
        topic = topic.Action == ServiceAction.Document ? topic with { Action = null } : topic;
        topic = IsDivision(text) || IsOfTwo(text, topic, language) ? topic with { Conditions = [] } : topic;
        topic = HowLong(topic, text, language);
        if (topic.Subjects.Count > 0 || text.Length > LongestHeading)
        {
            return topic;
        }

        var about = language
            .Lexicon.Find(LexiconGroup.Section, language.Tokens(text))
            .Find(f => f.Value.StartsWith(About, StringComparison.Ordinal));
        return
            about.Value is { } value
            && Vocabulary.TryReadSubject(value[About.Length..], out var subject)
            && (subject != ServedSubject.Complaint || section.Any(IsAboutComplaints))
            ? topic with
            {
                Subjects = [subject],
            }
            : topic;
    }

    /// <summary>"Level 2: the director" under a heading about complaints: a stage that they go through.</summary>
    public static ReadingContext AsStage(ReadingContext topic, string text, LanguagePack language)
    {
        if (
            text.Length > LongestHeading
            || topic.Subjects.Count > 0
            || topic.Conditions.Any(c => c.Kind == ConditionKind.Stage)
        )
        {
            return topic;
        }

        var tokens = language.Tokens(text);
        var level = Array.FindIndex(tokens, t => t.Text is "level" or "tier" or "step");
        return
            level is >= 0 and < MostBeforeLevel
            && level + 1 < tokens.Length
            && tokens[level + 1] is { Kind: TokenKind.Number, Value: > 0 and < 10 } number
            ? topic with
            {
                Conditions =
                [
                    .. topic.Conditions.Where(c => c.Kind != ConditionKind.Priority),
                    new Condition(
                        ConditionKind.Stage,
                        ((int)number.Value).ToString(System.Globalization.CultureInfo.InvariantCulture)
                    ),
                ],
            }
            : topic;
    }

    /// <summary>"How long it takes", "Turnaround times": by the times below it is done.</summary>
    public static ReadingContext HowLong(ReadingContext topic, string text, LanguagePack language) =>
        text.Length <= LongestHeading
        && language.Lexicon.Find(LexiconGroup.Section, language.Tokens(text)).Exists(f => f.Value == "how_long")
            ? topic with
            {
                Action = ServiceAction.Resolve,
                IsHowLong = true,
            }
            : topic;

    /// <summary>Things go wrong on a journey, too: only complaints below make a section one of complaints.</summary>
    private static bool IsAboutComplaints(Block block)
    {
        var text = block.Text.ToString();
        var language = LanguagePacks.Guess(text);
        return language
            .Lexicon.Find(LexiconGroup.Subject, language.Tokens(text.Length > LongestLook ? text[..LongestLook] : text))
            .Exists(s => s.Value == "complaint");
    }

    /// <summary>"重大投诉与升级督办": what limits one of two matters does not limit all that stands below.</summary>
    private static bool IsOfTwo(string text, ReadingContext topic, LanguagePack language) =>
        language.IsUnspaced
        && topic.Conditions.Any(c => c.Kind == ConditionKind.Priority)
        && text.IndexOfAny(['与', '和', '及', '、']) > 0;

    /// <summary>"诉求分三级": how many levels there are, and none of them.</summary>
    private static bool IsDivision(string text)
    {
        var at = text.IndexOf('分', StringComparison.Ordinal);
        return at >= 0 && text.AsSpan(at, Math.Min(5, text.Length - at)).IndexOfAny('级', '类', '档') > 0;
    }
}
