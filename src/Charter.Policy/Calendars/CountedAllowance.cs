using NodaTime;

namespace Charter.Policy.Calendars;

/// <summary>
/// An allowance checked and turned into a whole number of nanoseconds, days or months once, so that what is left to do for
/// each due time is to look it up.
/// </summary>
internal readonly struct CountedAllowance
{
    private readonly AllowanceProblem _problem;
    private readonly TimeUnit? _unit;
    private readonly bool _isWorkingTime;
    private readonly int _count;
    private readonly Duration _time;

    private CountedAllowance(AllowanceProblem problem, TimeUnit? unit, bool isWorkingTime, int count, Duration time)
    {
        _problem = problem;
        _unit = unit;
        _isWorkingTime = isWorkingTime;
        _count = count;
        _time = time;
    }

    public static CountedAllowance Of(SupportCalendar calendar, Allowance within, bool officeHours)
    {
        var problem = DueTimes.Check(within);
        if (problem != AllowanceProblem.None || within.Unit is not { } unit)
        {
            return new CountedAllowance(problem, null, false, 0, Duration.Zero);
        }

        var value = within.Value.GetValueOrDefault();
        if (unit is TimeUnit.BusinessDay or TimeUnit.Day or TimeUnit.Week or TimeUnit.Month)
        {
            return new CountedAllowance(problem, unit, false, (int)value, Duration.Zero);
        }

        var one = unit == TimeUnit.Ring ? calendar.Definition.Ring.ToInt64Nanoseconds() : DueTimes.NanosecondsIn(unit);
        return new CountedAllowance(
            problem,
            unit,
            DueTimes.CountsWorkingTime(unit, officeHours),
            0,
            Duration.FromNanoseconds((long)(value * one))
        );
    }

    /// <summary>When it is used up, counted from an instant.</summary>
    public AllowanceProblem TryDue(SupportCalendar calendar, Instant from, out Instant due)
    {
        due = from;
        if (_problem != AllowanceProblem.None || _unit is not { } unit)
        {
            return _problem;
        }

        if (!SupportCalendar.Reaches(from))
        {
            return AllowanceProblem.TooLong;
        }

        var found = unit switch
        {
            TimeUnit.BusinessDay => calendar.TryLastClosing(from, _count, out due),
            TimeUnit.Day or TimeUnit.Week or TimeUnit.Month => TryLocalDue(calendar, from, unit, out due),
            _ when _isWorkingTime => calendar.TryAddWorkingTime(from, _time, out due),
            _ => SupportCalendar.Reaches(due = from + _time),
        };
        return found ? AllowanceProblem.None : AllowanceProblem.TooLong;
    }

    private bool TryLocalDue(SupportCalendar calendar, Instant from, TimeUnit unit, out Instant due)
    {
        var target = DueTimes.LocalTarget(from.InZone(calendar.Zone).LocalDateTime, _count, unit);
        // Lenient is the rule of the table: a time in a gap moves forward by the gap, of two the earlier is meant.
        due = Instant.Max(from, target.InZoneLeniently(calendar.Zone).ToInstant());
        return SupportCalendar.Reaches(due);
    }
}
