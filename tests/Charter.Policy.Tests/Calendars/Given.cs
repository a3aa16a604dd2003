using System.Collections.Immutable;
using System.Globalization;
using Charter.Policy.Calendars;
using NodaTime;
using NodaTime.Text;

namespace Charter.Policy.Tests.Calendars;

/// <summary>Short ways to say calendars and times in tests.</summary>
internal static class Given
{
    /// <summary>Monday to Friday, 09:00 to 17:00.</summary>
    public static SupportCalendar Weekdays(string zone, params Holiday[] holidays) =>
        SupportCalendar.Create(Definition(zone, "mon-fri 09:00-17:00", holidays));

    /// <summary>Hours such as <c>mon-fri 09:00-12:00 13:00-17:00; sat 10:00-14:00</c>.</summary>
    public static CalendarDefinition Definition(string zone, string hours, params Holiday[] holidays) =>
        new(zone, Week(hours), Week(""), [.. holidays]);

    public static ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>> Week(string hours)
    {
        var week = ImmutableDictionary.CreateBuilder<IsoDayOfWeek, ImmutableArray<TimeWindow>>();
        foreach (var part in hours.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = part.Split(' ');
            var days = words[0].Split('-').Select(Day).ToArray();
            for (var day = days[0]; day <= days[^1]; day++)
            {
                week[day] = [.. words.Skip(1).Select(Window)];
            }
        }

        return week.ToImmutable();
    }

    public static Holiday Closed(int year, int month, int day, string name = "") =>
        new(new LocalDate(year, month, day), [], name);

    public static Holiday PartDay(int year, int month, int day, string hours) =>
        new(new LocalDate(year, month, day), [Window(hours)]);

    /// <summary>The local time <c>2026-03-27 16:00</c> of a zone.</summary>
    public static Instant At(string local, string zone = "UTC") =>
        LocalDateTimePattern
            .CreateWithInvariantCulture("uuuu-MM-dd HH:mm")
            .Parse(local)
            .Value.InZoneLeniently(DateTimeZoneProviders.Tzdb[zone])
            .ToInstant();

    /// <summary>An instant as local time of a zone.</summary>
    public static string Local(Instant at, string zone) =>
        at.InZone(DateTimeZoneProviders.Tzdb[zone]).ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static TimeWindow Window(string text)
    {
        var times = text.Split('-').Select(Time).ToArray();
        return new TimeWindow(times[0], times[1]);
    }

    private static LocalTime Time(string text) =>
        text == "24:00" ? LocalTime.Midnight : LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).Value;

    private static IsoDayOfWeek Day(string name) =>
        (IsoDayOfWeek)(Array.IndexOf(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], name) + 1);
}
