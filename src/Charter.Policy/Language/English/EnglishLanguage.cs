using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.English;

/// <summary>English, put together from its tables.</summary>
internal static class EnglishLanguage
{
    public static LanguagePack Pack { get; } =
        new(
            "en",
            Lexicon.Read(
                EnglishStemmer.Stem,
                EnglishTimes.Table,
                EnglishService.Subjects,
                EnglishService.Actions,
                EnglishConditions.Table,
                EnglishGuards.Guards,
                EnglishGuards.Tones,
                EnglishGuards.Hours,
                EnglishSections.Table,
                EnglishCalendar.Table,
                EnglishClockRules.Table
            ),
            EnglishStemmer.Stem,
            CanonicalWords.Read(EnglishCanonical.Table),
            DiagnosticMessages.Read(EnglishMessages.Table)
        )
        {
            Topics = TopicWeights.Read(EnglishTopics.Table),
        };
}
