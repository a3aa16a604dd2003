using Charter.Policy.Calendars;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Calendars;

/// <summary>Years cost what hours cost, and must come out as right.</summary>
public sealed class LongSpanTests
{
    [Fact]
    public void Years_of_working_time_agree_with_a_walk_day_by_day() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60),
            Prop.ForAll(
                (from x in RandomCalendars.Cases from years in Gen.Choose(1, 12) select (x, years)).ToArbitrary(),
                given =>
                {
                    var definition = given.x.Definition with { Zone = "UTC" };
                    var calendar = SupportCalendar.Create(definition);
                    var until = given.x.From + Duration.FromDays(given.years * 365);
                    var walked = Stretches(calendar, given.x.From, until)
                        .Aggregate(Duration.Zero, (sum, stretch) => sum + stretch);
                    calendar.WorkingTimeBetween(given.x.From, until).ShouldBe(walked);
                    if (walked > Duration.Zero)
                    {
                        var back = calendar.AddWorkingTime(given.x.From, walked);
                        back.ShouldBeLessThanOrEqualTo(until);
                        calendar.WorkingTimeBetween(back, until).ShouldBe(Duration.Zero);
                    }
                }
            )
        );

    [Fact]
    public void A_desk_that_never_closes_counts_three_centuries()
    {
        var calendar = SupportCalendar.AlwaysOpen("UTC");
        var first = Instant.FromUtc(1900, 1, 1, 0, 0);
        var last = Instant.FromUtc(2199, 12, 31, 0, 0);

        calendar.WorkingTimeBetween(first, last).ShouldBe(last - first);
        calendar.WorkingTimeBetween(last, first).ShouldBe(first - last);
        calendar.AddWorkingTime(first, Duration.FromDays(100_000)).ShouldBe(first + Duration.FromDays(100_000));
        calendar.SubtractWorkingTime(last, Duration.FromDays(100_000)).ShouldBe(last - Duration.FromDays(100_000));
        calendar.TryAddWorkingTime(last, Duration.FromDays(2), out _).ShouldBeFalse();
        calendar.TryAddWorkingTime(first, Duration.MaxValue, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_desk_that_is_closed_for_years_is_counted_across_them()
    {
        // Open on one Monday only: every other one until 2040 is a holiday.
        var mondays = Enumerable
            .Range(0, 780)
            .Select(week => new Holiday(new LocalDate(2025, 1, 6).PlusWeeks(week), []))
            .Where(day => day.Date != new LocalDate(2031, 6, 2));
        var calendar = SupportCalendar.Create(
            Given.Definition("UTC", "mon 09:00-17:00") with
            {
                Holidays = [.. mondays],
            }
        );

        calendar
            .AddWorkingTime(Given.At("2026-01-01 00:00"), Duration.FromHours(1))
            .ShouldBe(Given.At("2031-06-02 10:00"));
        calendar.LastClosing(Given.At("2026-01-01 00:00"), 0).ShouldBe(Given.At("2031-06-02 17:00"));
        calendar
            .SubtractWorkingTime(Given.At("2035-01-01 00:00"), Duration.FromHours(1))
            .ShouldBe(Given.At("2031-06-02 16:00"));
        calendar.BusinessDaysBetween(new LocalDate(2026, 1, 1), new LocalDate(2036, 1, 1)).ShouldBe(1);
    }

    [Fact]
    public void Business_days_are_counted_over_years_that_nobody_asked_about_before()
    {
        var days = Given.Weekdays("UTC").BusinessDaysBetween(new LocalDate(2026, 1, 1), new LocalDate(2036, 1, 1));

        days.ShouldBe(2608);
        Given
            .Weekdays("UTC")
            .BusinessDaysUsed(Given.At("2026-01-01 10:00"), Given.At("2036-01-01 10:00"))
            .ShouldBe(days);
    }

    [Fact]
    public void A_due_time_beyond_the_calendar_is_too_long_and_not_wrong()
    {
        var calendar = Given.Weekdays("UTC");
        var late = Instant.FromUtc(2199, 12, 20, 10, 0);

        foreach (var unit in Enum.GetValues<TimeUnit>().Where(unit => unit is not (TimeUnit.Second or TimeUnit.Ring)))
        {
            DueTimes
                .TryDue(calendar, late, new Allowance(30_000, unit), false, out _)
                .ShouldBe(AllowanceProblem.TooLong, unit.ToString());
        }

        DueTimes
            .TryDue(calendar, Instant.FromUtc(2300, 1, 1, 0, 0), new Allowance(1, TimeUnit.Hour), false, out _)
            .ShouldBe(AllowanceProblem.TooLong);
    }

    [Fact]
    public void Days_weeks_and_months_agree_with_a_search_of_the_wall_clock() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(150),
            Prop.ForAll(
                (
                    from x in RandomCalendars.Cases
                    from unit in Gen.Elements(TimeUnit.Day, TimeUnit.Week, TimeUnit.Month)
                    from value in Gen.Choose(1, 8)
                    select (x, unit, value)
                ).ToArbitrary(),
                given =>
                {
                    var calendar = SupportCalendar.Create(given.x.Definition);
                    var target = given.unit switch
                    {
                        TimeUnit.Month => Local(given.x.From, calendar.Zone).PlusMonths(given.value),
                        var unit => Local(given.x.From, calendar.Zone)
                            .PlusDays(given.value * (unit == TimeUnit.Week ? 7 : 1)),
                    };
                    DueTimes
                        .Due(calendar, given.x.From, new Allowance(given.value, given.unit))
                        .ShouldBe(Found(target, calendar.Zone));
                }
            )
        );

    private static LocalDateTime Local(Instant at, DateTimeZone zone) => at.InZone(zone).LocalDateTime;

    /// <summary>The first instant at which the wall clock shows a time; where it never does, that much after the jump as the time lies after the clock stood there.</summary>
    private static Instant Found(LocalDateTime target, DateTimeZone zone)
    {
        var at = target.InUtc().ToInstant() - Duration.FromHours(26);
        for (; ; at += Duration.FromMinutes(1))
        {
            var shown = Local(at, zone);
            if (shown == target)
            {
                return at;
            }

            var before = Local(at - Duration.FromMinutes(1), zone).PlusMinutes(1);
            if (shown > target && before <= target)
            {
                return at + Period.Between(before, target, PeriodUnits.Minutes).ToDuration();
            }
        }
    }

    private static IEnumerable<Duration> Stretches(SupportCalendar calendar, Instant from, Instant until)
    {
        // Where a night shift meets the next day's hours the time counts once.
        var counted = from;
        for (var date = from.InUtc().Date.PlusDays(-1); date <= until.InUtc().Date; date = date.PlusDays(1))
        {
            var windows =
                calendar.HolidayOn(date) is { } holiday ? holiday.Hours
                : calendar.Definition.Hours.TryGetValue(date.DayOfWeek, out var hours) ? hours
                : [];
            foreach (var window in windows)
            {
                var opens = (date + window.Start).InUtc().ToInstant();
                var closes = (date.PlusDays(window.End > window.Start ? 0 : 1) + window.End).InUtc().ToInstant();
                var start = Instant.Max(opens, counted);
                var end = Instant.Min(closes, until);
                if (end > start)
                {
                    yield return end - start;
                    counted = end;
                }
            }
        }
    }
}
