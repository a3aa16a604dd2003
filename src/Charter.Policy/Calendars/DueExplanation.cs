using System.Collections.Immutable;
using System.Globalization;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Policy.Calendars;

/// <summary>Lays out the arithmetic of one due time.</summary>
internal sealed class DueExplanation(SupportCalendar calendar)
{
    /// <summary>More stretches than this are told as one: nobody reads further.</summary>
    private const int MostStretches = 60;

    private readonly ImmutableArray<ClockStep>.Builder _steps = ImmutableArray.CreateBuilder<ClockStep>();

    public ImmutableArray<ClockStep> Steps(Instant from, Allowance within, bool officeHours, Instant due)
    {
        _steps.Add(new(ClockStepKind.Started, from));
        switch (within.Unit)
        {
            case TimeUnit.BusinessDay:
                CountDays(from, (int)within.Value.GetValueOrDefault());
                break;
            case TimeUnit.Day or TimeUnit.Week or TimeUnit.Month:
                SettleLocalTime(from, (int)within.Value.GetValueOrDefault(), within.Unit.Value, due);
                break;
            case { } unit when DueTimes.CountsWorkingTime(unit, officeHours):
                CountStretches(from, due);
                break;
            default:
                if (due > from)
                {
                    _steps.Add(new(ClockStepKind.Counted, from, due));
                }

                break;
        }

        _steps.Add(new(ClockStepKind.Due, due));
        return _steps.ToImmutable();
    }

    /// <summary>What counts between two instants, and what is passed over.</summary>
    public ImmutableArray<ClockStep> Stretches(Instant from, Instant to, bool working)
    {
        _steps.Clear();
        if (working)
        {
            CountStretches(from, to);
        }
        else if (to > from)
        {
            _steps.Add(new(ClockStepKind.Counted, from, to));
        }

        return _steps.ToImmutable();
    }

    private void CountStretches(Instant from, Instant due)
    {
        var opening = calendar.NextOpening(from);
        if (opening > from)
        {
            // Nothing may be left to count before the next opening, as when a pause begins at night.
            var end = Instant.Min(opening, Instant.Max(from, due));
            _steps.Add(new(ClockStepKind.MovedToOpening, from, end, HolidaysBetween(from, end)));
        }

        for (var told = 1; opening < due; told++)
        {
            var end = told == MostStretches ? due : Instant.Min(due, calendar.ClosingAfter(opening));
            _steps.Add(new(ClockStepKind.Counted, opening, end));
            if (end >= due)
            {
                break;
            }

            opening = calendar.NextOpening(end);
            _steps.Add(new(ClockStepKind.PassedOver, end, opening, HolidaysBetween(end, opening)));
        }
    }

    private void CountDays(Instant from, int count)
    {
        var day = calendar.DayAfter(from, 0);
        if (day.Opens > from && from.InZone(calendar.Zone).Date < day.Date)
        {
            _steps.Add(new(ClockStepKind.MovedToOpening, from, day.Opens, HolidaysBetween(from, day.Opens)));
        }

        _steps.Add(new(ClockStepKind.DayZero, day.Opens, day.Closes, Write(day.Date)));
        for (var n = 1; n <= count; n++)
        {
            var next = calendar.DayAfter(from, n == MostStretches ? n = count : n);
            if (next.Date > day.Date.PlusDays(1))
            {
                _steps.Add(
                    new(ClockStepKind.PassedOver, day.Closes, next.Opens, HolidaysBetween(day.Closes, next.Opens))
                );
            }

            _steps.Add(new(ClockStepKind.Counted, next.Opens, next.Closes, n.ToString(CultureInfo.InvariantCulture)));
            day = next;
        }
    }

    private void SettleLocalTime(Instant from, int value, TimeUnit unit, Instant due)
    {
        var target = DueTimes.LocalTarget(from.InZone(calendar.Zone).LocalDateTime, value, unit);
        if (calendar.Zone.MapLocal(target).Count != 1)
        {
            var asked = target.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
            _steps.Add(new(ClockStepKind.LocalTimeAdjusted, due, null, asked));
        }
    }

    /// <summary>The names of the closed dated exceptions between two instants, or their dates where they have no name.</summary>
    private string? HolidaysBetween(Instant from, Instant to)
    {
        var first = from.InZone(calendar.Zone).Date;
        var last = to.InZone(calendar.Zone).Date;
        var names = calendar
            .Definition.Holidays.Where(day => day.Date >= first && day.Date <= last && day.Hours.IsDefaultOrEmpty)
            .OrderBy(day => day.Date)
            .Select(day => day.Name.Length > 0 ? day.Name : Write(day.Date))
            .ToArray();
        return names.Length == 0 ? null : string.Join(", ", names);
    }

    private static string Write(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
