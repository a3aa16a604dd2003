using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Charter.Policy.Calendars;

/// <summary>Finds what is wrong with a calendar as people stated it.</summary>
internal static class CalendarChecks
{
    private static readonly string[] WeekdayNames = ["", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static ImmutableArray<CalendarProblem> Of(CalendarDefinition definition, DateTimeZone? zone)
    {
        var problems = ImmutableArray.CreateBuilder<CalendarProblem>();
        if (zone is null)
        {
            problems.Add(new(CalendarProblemCode.UnknownZone, "zone", definition.Zone ?? ""));
        }

        CheckWeek(definition.Hours, "hours", problems);
        CheckWeek(definition.Peak, "peak", problems);
        if (!definition.Hours.Values.Any(windows => !windows.IsDefaultOrEmpty))
        {
            problems.Add(new(CalendarProblemCode.NoSupportHours, "hours", ""));
        }

        CheckHolidays(definition.Holidays, problems);
        if (definition.Ring <= Duration.Zero || definition.Ring > Duration.FromMinutes(1))
        {
            problems.Add(
                new(CalendarProblemCode.BadRing, "ring", definition.Ring.ToString("o", CultureInfo.InvariantCulture))
            );
        }

        return problems.ToImmutable();
    }

    private static void CheckWeek(
        ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>> week,
        string part,
        ImmutableArray<CalendarProblem>.Builder problems
    )
    {
        foreach (var (day, windows) in week.OrderBy(entry => entry.Key))
        {
            if (day is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
            {
                problems.Add(new(CalendarProblemCode.UnknownWeekday, part, day.ToString()));
                continue;
            }

            CheckDay(windows, $"{part}.{WeekdayNames[(int)day]}", problems);
        }
    }

    private static void CheckHolidays(
        ImmutableArray<Holiday> holidays,
        ImmutableArray<CalendarProblem>.Builder problems
    )
    {
        var seen = new HashSet<LocalDate>();
        foreach (var holiday in holidays.IsDefault ? [] : holidays)
        {
            var part = $"holidays.{holiday.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}";
            if (!seen.Add(holiday.Date))
            {
                problems.Add(new(CalendarProblemCode.DuplicateHoliday, part, holiday.Name));
            }

            if (holiday.Date.Year is < SupportCalendar.FirstYear or >= SupportCalendar.EndYear)
            {
                problems.Add(new(CalendarProblemCode.HolidayOutOfRange, part, holiday.Name));
            }

            CheckDay(holiday.Hours, part, problems);
        }
    }

    private static void CheckDay(
        ImmutableArray<TimeWindow> windows,
        string part,
        ImmutableArray<CalendarProblem>.Builder problems
    )
    {
        if (windows.IsDefaultOrEmpty)
        {
            return;
        }

        foreach (var window in windows)
        {
            if (window.Start == window.End && window.Start != LocalTime.Midnight)
            {
                problems.Add(new(CalendarProblemCode.EmptyWindow, part, Write(window)));
            }
        }

        // Windows of one day that overlap contradict each other. A window that runs past midnight into the next
        // day's hours does not: the desk is open either way, and the stretch counts once.
        var ordered = windows.Sort((a, b) => a.Start.CompareTo(b.Start));
        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].Start.NanosecondOfDay < WindowSpan.EndNanosecond(ordered[i - 1]))
            {
                problems.Add(
                    new(CalendarProblemCode.OverlappingWindows, part, $"{Write(ordered[i - 1])}, {Write(ordered[i])}")
                );
            }
        }
    }

    private static string Write(TimeWindow window) =>
        string.Create(CultureInfo.InvariantCulture, $"{window.Start:HH:mm}-{window.End:HH:mm}");
}
