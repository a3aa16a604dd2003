using System.Globalization;
using System.Text.RegularExpressions;
using Charter.Policy.Calendars;
using Charter.Server.Words;
using NodaTime;

namespace Charter.Server.Policies;

/// <summary>Support hours as people write them in a field: "09:00-12:30, 13:30-17:00".</summary>
public static partial class HoursWords
{
    /// <summary>The days of a week, Monday first.</summary>
    public static IReadOnlyList<IsoDayOfWeek> Week { get; } =
    [
        IsoDayOfWeek.Monday,
        IsoDayOfWeek.Tuesday,
        IsoDayOfWeek.Wednesday,
        IsoDayOfWeek.Thursday,
        IsoDayOfWeek.Friday,
        IsoDayOfWeek.Saturday,
        IsoDayOfWeek.Sunday,
    ];

    /// <summary>A weekday in the reader's language.</summary>
    public static string Day(IsoDayOfWeek day, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Culture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));
    }

    public static string Write(IEnumerable<TimeWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        return string.Join(
            ", ",
            windows.Select(w => $"{Time(w.Start)}-{(w.End == LocalTime.Midnight ? "24:00" : Time(w.End))}")
        );
    }

    /// <summary>Reads what was typed; commas, semicolons, spaces and any dash will do, and nothing is closed.</summary>
    /// <returns><c>false</c> where a part is not a pair of times.</returns>
    public static bool TryRead(string text, out IReadOnlyList<TimeWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<TimeWindow>();
        windows = found;
        var rest = text.Length > 400 ? "too long" : text.Trim();
        while (rest.Length > 0)
        {
            var match = WindowPattern().Match(rest);
            if (!match.Success || !TryTime(match, "a", "b", out var start) || !TryTime(match, "c", "d", out var end))
            {
                return false;
            }

            found.Add(new TimeWindow(start, end));
            rest = rest[match.Length..];
        }

        return true;
    }

    private static bool TryTime(Match match, string hourGroup, string minuteGroup, out LocalTime time)
    {
        var hour = int.Parse(match.Groups[hourGroup].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups[minuteGroup].Success
            ? int.Parse(match.Groups[minuteGroup].ValueSpan, CultureInfo.InvariantCulture)
            : 0;
        time = LocalTime.Midnight;
        if (hour == 24 && minute == 0)
        {
            return true;
        }

        if (hour > 23 || minute > 59)
        {
            return false;
        }

        time = new LocalTime(hour, minute);
        return true;
    }

    private static string Time(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\s*(?<a>\d{1,2})(?:[:.：](?<b>\d{2}))?\s*(?:-|–|—|~|to|至|到)\s*(?<c>\d{1,2})(?:[:.：](?<d>\d{2}))?\s*(?:[,;，；、]\s*|\s+|$)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex WindowPattern();
}
