using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Chinese;

/// <summary>Simplified Chinese, put together from its tables. It has no inflection to strip.</summary>
internal static class ChineseLanguage
{
    public static LanguagePack Pack { get; } =
        new(
            "zh-Hans",
            Lexicon.Read(
                word => word,
                ChineseTimes.Table,
                ChineseService.Subjects,
                ChineseService.Actions,
                ChineseService.Conditions,
                ChineseGuards.Guards,
                ChineseGuards.Tones,
                ChineseGuards.Hours,
                ChineseSections.Table,
                ChineseCalendar.Table,
                ChineseClockRules.Table
            ),
            word => word,
            CanonicalWords.Read(ChineseCanonical.Table),
            DiagnosticMessages.Read(ChineseMessages.Table)
        )
        {
            IsUnspaced = true,
        };
}
