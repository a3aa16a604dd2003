using System.Collections.Immutable;
using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Server.Policies;

/// <summary>One month of the preview: how many working days it has, and which holidays fall in it.</summary>
/// <param name="FirstOn">The first of the month.</param>
/// <param name="WorkingDays">The days with support hours.</param>
/// <param name="Holidays">The holidays in it, in order.</param>
public sealed record HoursMonth(LocalDate FirstOn, int WorkingDays, ImmutableArray<Holiday> Holidays)
{
    /// <summary>The next twelve months, this one first.</summary>
    public static IReadOnlyList<HoursMonth> Next(CalendarDefinition definition, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var exceptions = definition.Holidays.GroupBy(h => h.Date).ToDictionary(g => g.Key, g => g.First());
        var first = new LocalDate(today.Year, today.Month, 1);
        return [.. Enumerable.Range(0, 12).Select(i => Of(definition, exceptions, first.PlusMonths(i)))];
    }

    private static HoursMonth Of(
        CalendarDefinition definition,
        Dictionary<LocalDate, Holiday> exceptions,
        LocalDate first
    )
    {
        var working = 0;
        var holidays = ImmutableArray.CreateBuilder<Holiday>();
        for (var date = first; date.Month == first.Month; date = date.PlusDays(1))
        {
            var hours = definition.Hours.TryGetValue(date.DayOfWeek, out var week) ? week : [];
            if (exceptions.TryGetValue(date, out var holiday))
            {
                holidays.Add(holiday);
                hours = holiday.Hours;
            }

            working += hours.IsDefaultOrEmpty ? 0 : 1;
        }

        return new HoursMonth(first, working, holidays.ToImmutable());
    }
}
