using System.Collections.Immutable;
using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Benchmarks;

/// <summary>Support hours as the budgets describe them: a zone with summer time, two windows a day, ten holidays a year.</summary>
internal static class BenchmarkCalendar
{
    public static SupportCalendar TenHolidaysAYear()
    {
        ImmutableArray<TimeWindow> day =
        [
            new TimeWindow(new LocalTime(9, 0), new LocalTime(12, 30)),
            new TimeWindow(new LocalTime(13, 30), new LocalTime(17, 30)),
        ];
        return SupportCalendar.Create(
            new CalendarDefinition(
                "Europe/London",
                Enumerable.Range(1, 5).ToImmutableDictionary(weekday => (IsoDayOfWeek)weekday, _ => day),
                ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>.Empty,
                [
                    .. from year in Enumerable.Range(2020, 30)
                    from month in Enumerable.Range(1, 10)
                    select new Holiday(new LocalDate(year, month, 5), []),
                ]
            )
        );
    }
}
