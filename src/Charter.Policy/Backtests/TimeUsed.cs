using Charter.Policy.Calendars;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Policy.Backtests;

/// <summary>How much time a clock took until it was stopped, in the unit and the time of its promise.</summary>
internal static class TimeUsed
{
    /// <summary>The unit in which the times of a promise are told.</summary>
    public static TimeUnit UnitOf(Allowance within) => within.Unit ?? TimeUnit.Second;

    /// <summary>Whether times of this unit are whole numbers.</summary>
    public static bool IsWhole(TimeUnit unit) =>
        unit is TimeUnit.BusinessDay or TimeUnit.Day or TimeUnit.Week or TimeUnit.Month;

    /// <summary>For days, weeks and months the smallest number that would have been kept; else the time itself. Pauses are left out.</summary>
    public static double Of(ClockRun run, Instant stoppedAt)
    {
        var commitment = run.Commitment;
        var calendar = commitment.Policy.Calendar;
        var unit = UnitOf(commitment.Commitment.Within);
        if (stoppedAt <= run.StartedAt)
        {
            return 0;
        }

        if (unit == TimeUnit.BusinessDay)
        {
            return calendar.BusinessDaysUsed(
                run.StartedAt,
                run.PausedWorking > Duration.Zero
                    ? calendar.SubtractWorkingTime(stoppedAt, run.PausedWorking)
                    : stoppedAt
            );
        }

        if (IsWhole(unit))
        {
            return LocalUnits(calendar, run.StartedAt, stoppedAt - run.PausedElapsed, unit);
        }

        var time = commitment.CountsWorkingTime
            ? calendar.WorkingTimeBetween(run.StartedAt, stoppedAt) - run.PausedWorking
            : stoppedAt - run.StartedAt - run.PausedElapsed;
        return Math.Max(0, time.TotalSeconds) / SecondsIn(unit, calendar);
    }

    private static double LocalUnits(SupportCalendar calendar, Instant from, Instant stoppedAt, TimeUnit unit)
    {
        var most = unit switch
        {
            TimeUnit.Month => 31,
            TimeUnit.Week => 7,
            _ => 1,
        };
        // Start below, since months differ, and days too where clocks change.
        var count = Math.Max(0, (int)((stoppedAt - from).TotalDays / most) - 1);
        while (DueTimes.Due(calendar, from, new Allowance(count, unit)) < stoppedAt)
        {
            count++;
        }

        return count;
    }

    private static double SecondsIn(TimeUnit unit, SupportCalendar calendar) =>
        unit switch
        {
            TimeUnit.Ring => calendar.Definition.Ring.TotalSeconds,
            TimeUnit.Minute => 60,
            TimeUnit.Hour or TimeUnit.BusinessHour => 3600,
            _ => 1,
        };
}
