using System.Collections.Immutable;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Policy.Calendars;

/// <summary>When something is due: an instant, an allowance and a calendar. The rules are in <c>docs/policy-language/time.md</c>.</summary>
public static class DueTimes
{
    private const decimal MostNanoseconds = 3_155_760_000m * NodaConstants.NanosecondsPerSecond;

    /// <summary>When an allowance that starts at an instant is used up.</summary>
    /// <param name="calendar">The support hours and the zone in which days are counted.</param>
    /// <param name="from">When the allowance starts.</param>
    /// <param name="within">The allowance.</param>
    /// <param name="officeHours">Whether seconds, minutes and hours count in support hours only.</param>
    /// <exception cref="ArgumentException">The allowance can't be counted (<see cref="Check"/>).</exception>
    /// <exception cref="ArgumentOutOfRangeException">The due time or <paramref name="from"/> lies outside the years 1900 to 2199.</exception>
    public static Instant Due(SupportCalendar calendar, Instant from, Allowance within, bool officeHours = false)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return TryDue(calendar, from, within, officeHours, out var due) switch
        {
            AllowanceProblem.None => due,
            AllowanceProblem.TooLong => throw new ArgumentOutOfRangeException(
                nameof(within),
                within,
                Describe(AllowanceProblem.TooLong)
            ),
            var problem => throw new ArgumentException(Describe(problem), nameof(within)),
        };
    }

    /// <summary>As <see cref="Due"/>, with a named problem in place of an exception.</summary>
    public static AllowanceProblem TryDue(
        SupportCalendar calendar,
        Instant from,
        Allowance within,
        bool officeHours,
        out Instant due
    )
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var counted = CountedAllowance.Of(calendar, within, officeHours);
        return counted.TryDue(calendar, from, out due);
    }

    /// <summary>Whether an allowance can be counted at all.</summary>
    public static AllowanceProblem Check(Allowance within)
    {
        if (within.Value is not { } value)
        {
            return AllowanceProblem.Open;
        }

        if (value < 0)
        {
            return AllowanceProblem.Negative;
        }

        if (within.Unit is not { } unit)
        {
            return value == 0 ? AllowanceProblem.None : AllowanceProblem.NoUnit;
        }

        if (
            unit is TimeUnit.Day or TimeUnit.BusinessDay or TimeUnit.Week or TimeUnit.Month
            && value != decimal.Floor(value)
        )
        {
            return AllowanceProblem.PartOfDay;
        }

        return value > MostNanoseconds / NanosecondsIn(unit) ? AllowanceProblem.TooLong : AllowanceProblem.None;
    }

    /// <summary>Whether time of this unit passes in support hours only.</summary>
    public static bool CountsWorkingTime(TimeUnit? unit, bool officeHours) =>
        unit is TimeUnit.BusinessHour or TimeUnit.BusinessDay
        || (officeHours && unit is (TimeUnit.Second or TimeUnit.Minute or TimeUnit.Hour));

    /// <summary>The arithmetic behind <see cref="Due"/>, step by step: where counting began, what was counted, what was passed over and why.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Due"/>.</exception>
    public static ImmutableArray<ClockStep> Explain(
        SupportCalendar calendar,
        Instant from,
        Allowance within,
        bool officeHours = false
    )
    {
        var due = Due(calendar, from, within, officeHours);
        return new DueExplanation(calendar).Steps(from, within, officeHours, due);
    }

    /// <summary>A problem in English, for logs and the command line.</summary>
    public static string Describe(AllowanceProblem problem) =>
        problem switch
        {
            AllowanceProblem.Open => "The number is still to be filled in.",
            AllowanceProblem.NoUnit => "The number needs a unit.",
            AllowanceProblem.Negative => "The number is negative.",
            AllowanceProblem.PartOfDay =>
                "Days, business days, weeks and months are whole numbers; write part of a day in hours.",
            AllowanceProblem.TooLong => "The time is too long: it must end before the year 2200 and within a century.",
            _ => "",
        };

    internal static LocalDateTime LocalTarget(LocalDateTime local, int value, TimeUnit unit) =>
        unit switch
        {
            TimeUnit.Month => local.PlusMonths(value),
            // "Today" is until the day is over.
            _ when value == 0 => local.Date.PlusDays(1).AtMidnight(),
            TimeUnit.Week => local.PlusWeeks(value),
            _ => local.PlusDays(value),
        };

    internal static decimal NanosecondsIn(TimeUnit unit) =>
        unit switch
        {
            TimeUnit.Second => NodaConstants.NanosecondsPerSecond,
            TimeUnit.Ring or TimeUnit.Minute => NodaConstants.NanosecondsPerMinute,
            TimeUnit.Hour or TimeUnit.BusinessHour => NodaConstants.NanosecondsPerHour,
            TimeUnit.Day or TimeUnit.BusinessDay => NodaConstants.NanosecondsPerDay,
            TimeUnit.Week => NodaConstants.NanosecondsPerWeek,
            _ => 30m * NodaConstants.NanosecondsPerDay,
        };
}
