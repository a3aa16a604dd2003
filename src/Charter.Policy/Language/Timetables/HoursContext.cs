using System.Globalization;
using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Timetables;

/// <summary>What the headings, the lead-in and the column headers above a sentence say of hours.</summary>
/// <param name="IsHolidays">Whether its dates are days on which the desk is closed.</param>
/// <param name="IsHours">Whether its days and times are hours.</param>
/// <param name="IsPeak">Whether they are peak hours.</param>
/// <param name="IsSpecial">Whether they are those of a plan, a priority or one service.</param>
/// <param name="Year">The one year that is named.</param>
internal readonly record struct HoursContext(bool IsHolidays, bool IsHours, bool IsPeak, bool IsSpecial, int? Year)
{
    private const int LongestRead = 400;

    public static HoursContext Of(string above)
    {
        if (above.Length == 0)
        {
            return default;
        }

        var text = above.Length > LongestRead ? above[^LongestRead..] : above;
        var language = LanguagePacks.Guess(text);
        var roles = new HoursRoles(text, language);
        var pieces = language.Lexicon.Find(LexiconGroup.Calendar, roles.Tokens);
        var years = roles
            .Tokens.Where(t => t is { Kind: TokenKind.Number, Text.Length: 4, Value: >= 2000 and < 2200 })
            .Select(t => int.Parse(t.Text, CultureInfo.InvariantCulture))
            .Distinct()
            .ToList();
        return new HoursContext(
            pieces.Exists(p => p.Value is "holiday" or "named" or "closed"),
            roles.IsOpen || roles.NamesHours,
            roles.IsPeak && !roles.IsOffPeak,
            roles.IsSpecial,
            years is [var year] ? year : null
        );
    }
}
