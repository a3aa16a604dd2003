using System.Collections.Immutable;
using System.Globalization;
using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Policy.Tests.Language;

/// <summary>A calendar in one line that a person can check: <c>Mon-Fri 9-17, Sat 10-14, 2026-12-25 closed, Europe/Paris</c>.</summary>
internal static class CalendarLine
{
    /// <param name="calendar">The calendar.</param>
    /// <param name="datesOnly">Whether the week and the zone go without saying.</param>
    public static string Of(CalendarDefinition calendar, bool datesOnly)
    {
        var parts = new List<string>();
        if (!datesOnly || Week(calendar.Hours) is not ["Mon-Fri 9-17"])
        {
            parts.AddRange(Week(calendar.Hours));
        }

        parts.AddRange(Week(calendar.Peak).Select(day => "peak " + day));
        foreach (var holiday in calendar.Holidays)
        {
            var date = holiday.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
            parts.Add($"{date} {(holiday.Hours.IsEmpty ? "closed" : Windows(holiday.Hours))}");
        }

        if (!datesOnly && calendar.Zone.Length > 0)
        {
            parts.Add(calendar.Zone);
        }

        return string.Join(", ", parts);
    }

    /// <summary>Neighbouring days with the same hours stand together.</summary>
    private static List<string> Week(IReadOnlyDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>> hours)
    {
        var week = new List<string>();
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            if (!hours.TryGetValue(day, out var windows))
            {
                continue;
            }

            var last = day;
            while (hours.TryGetValue(last + 1, out var next) && next.SequenceEqual(windows))
            {
                last++;
            }

            week.Add($"{Name(day)}{(last > day ? "-" + Name(last) : "")} {Windows(windows)}");
            day = last;
        }

        return week;
    }

    private static string Name(IsoDayOfWeek day) => day.ToString()[..3];

    private static string Windows(IEnumerable<TimeWindow> windows) =>
        string.Join(' ', windows.Select(w => $"{Time(w.Start)}-{(w.End == LocalTime.Midnight ? "24" : Time(w.End))}"));

    private static string Time(LocalTime time) => time.Minute == 0 ? $"{time.Hour}" : $"{time.Hour}:{time.Minute:00}";
}
