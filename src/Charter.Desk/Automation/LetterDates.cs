using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Charter.Desk.Automation;

/// <summary>Dates in letters: in the reader's language and the company's zone.</summary>
public static class LetterDates
{
    private static readonly LocalDateTimePattern English = Pattern("dddd d MMMM uuuu, HH:mm", "en-GB");
    private static readonly LocalDateTimePattern Chinese = Pattern("uuuu年M月d日dddd HH:mm", "zh-Hans");

    /// <summary>An instant as a letter says it, for example "Tuesday 24 November 2026, 17:00".</summary>
    public static string Write(Instant instant, string zone, string language)
    {
        var at = instant.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc).LocalDateTime;
        return (BuiltInLetters.Nearest(language) == "zh-Hans" ? Chinese : English).Format(at);
    }

    private static LocalDateTimePattern Pattern(string pattern, string culture) =>
        LocalDateTimePattern.Create(pattern, CultureInfo.GetCultureInfo(culture));
}
