using Charter.Policy.Calendars;
using NodaTime;
using Shouldly;
using Xunit;
using static Charter.Policy.Tests.Calendars.Given;

namespace Charter.Policy.Tests.Calendars;

/// <summary>The traps that other desks fell into, each a fixed case, and what a calendar refuses.</summary>
public sealed class SupportCalendarTests
{
    [Fact]
    public void Days_of_unequal_length_each_use_their_own_hours()
    {
        var calendar = SupportCalendar.Create(Definition("UTC", "mon 09:00-18:00; tue 10:00-14:00; wed 08:00-12:00"));

        // Monday 17:00 leaves 1 hour, Tuesday holds 4, so the sixth ends at 09:00 on Wednesday.
        calendar.AddWorkingTime(At("2026-03-02 17:00"), Duration.FromHours(6)).ShouldBe(At("2026-03-04 09:00"));
    }

    [Fact]
    public void Several_windows_a_day_leave_lunch_out()
    {
        var calendar = SupportCalendar.Create(Definition("UTC", "mon-fri 09:00-12:00 13:00-17:00"));

        calendar.AddWorkingTime(At("2026-03-02 11:00"), Duration.FromHours(2)).ShouldBe(At("2026-03-02 14:00"));
        calendar.IsOpen(At("2026-03-02 12:30")).ShouldBeFalse();
        calendar.NextOpening(At("2026-03-02 12:30")).ShouldBe(At("2026-03-02 13:00"));
    }

    [Fact]
    public void Hours_past_midnight_belong_to_the_day_they_start_on()
    {
        var calendar = SupportCalendar.Create(
            Definition("UTC", "mon-fri 22:00-06:00", Closed(2026, 3, 5, "Closed Thursday"))
        );

        calendar.IsOpen(At("2026-03-07 05:59")).ShouldBeTrue();
        calendar.IsOpen(At("2026-03-02 05:00")).ShouldBeFalse();
        calendar.BusinessDayOf(At("2026-03-07 03:00")).ShouldBe(new LocalDate(2026, 3, 6));
        // The holiday takes Thursday night; Wednesday night runs on into Thursday morning.
        calendar.IsOpen(At("2026-03-05 05:00")).ShouldBeTrue();
        calendar.IsOpen(At("2026-03-05 23:00")).ShouldBeFalse();
        calendar.IsOpen(At("2026-03-06 05:00")).ShouldBeFalse();
        calendar.LastClosing(At("2026-03-07 03:00"), 0).ShouldBe(At("2026-03-07 06:00"));
        calendar.LastClosing(At("2026-03-07 06:00"), 0).ShouldBe(At("2026-03-10 06:00"));
    }

    [Fact]
    public void A_target_shorter_than_the_rest_of_the_day_near_closing_runs_into_the_next_morning() =>
        Weekdays("UTC")
            .AddWorkingTime(At("2026-03-02 16:45"), Duration.FromMinutes(30))
            .ShouldBe(At("2026-03-03 09:15"));

    [Fact]
    public void A_message_on_a_day_off_starts_at_the_next_opening()
    {
        var calendar = Weekdays("UTC", Closed(2026, 3, 2), Closed(2026, 3, 3), Closed(2026, 3, 4));

        calendar.AddWorkingTime(At("2026-03-01 12:00"), Duration.FromHours(1)).ShouldBe(At("2026-03-05 10:00"));
        calendar.LastClosing(At("2026-03-02 12:00"), 1).ShouldBe(At("2026-03-06 17:00"));
    }

    [Fact]
    public void A_holiday_with_hours_of_its_own_replaces_the_weekdays()
    {
        var calendar = Weekdays("UTC", PartDay(2026, 12, 24, "09:00-12:00"), PartDay(2026, 12, 26, "10:00-11:00"));

        calendar.WorkingTimeBetween(At("2026-12-24 00:00"), At("2026-12-25 00:00")).ShouldBe(Duration.FromHours(3));
        // A Saturday, opened for an hour.
        calendar.IsBusinessDay(new LocalDate(2026, 12, 26)).ShouldBeTrue();
        calendar.LastClosing(At("2026-12-24 12:00"), 1).ShouldBe(At("2026-12-26 11:00"));
    }

    [Fact]
    public void An_hour_that_the_zone_skips_is_not_counted_and_one_that_it_repeats_counts_twice()
    {
        var calendar = SupportCalendar.Create(Definition("Europe/London", "mon-sun 00:00-06:00"));

        calendar
            .WorkingTimeBetween(At("2026-03-29 00:00", "Europe/London"), At("2026-03-29 12:00", "Europe/London"))
            .ShouldBe(Duration.FromHours(5));
        calendar
            .WorkingTimeBetween(At("2026-10-25 00:00", "Europe/London"), At("2026-10-25 12:00", "Europe/London"))
            .ShouldBe(Duration.FromHours(7));
    }

    [Fact]
    public void Open_windows_that_meet_at_midnight_are_one_stretch()
    {
        var calendar = SupportCalendar.AlwaysOpen("Europe/London");

        calendar
            .AddWorkingTime(At("2026-03-02 16:45"), Duration.FromHours(5000))
            .ShouldBe(At("2026-03-02 16:45") + Duration.FromHours(5000));
        calendar.IsOpen(At("2026-03-29 01:30")).ShouldBeTrue();
    }

    [Fact]
    public void Windows_of_neighbouring_days_that_overlap_count_once() =>
        SupportCalendar
            .Create(Definition("UTC", "mon 20:00-10:00; tue 09:00-12:00"))
            .WorkingTimeBetween(At("2026-03-02 00:00"), At("2026-03-04 00:00"))
            .ShouldBe(Duration.FromHours(16));

    [Fact]
    public void Peak_is_decided_by_the_wall_clock_and_ends_on_closed_holidays()
    {
        var definition = Definition("Europe/London", "mon-sun 00:00-24:00", Closed(2026, 12, 25)) with
        {
            Peak = Week("mon-fri 11:00-14:00; fri 11:00-14:00 22:00-02:00"),
        };
        var calendar = SupportCalendar.Create(definition);

        calendar.IsPeak(At("2026-06-01 11:00", "Europe/London")).ShouldBeTrue();
        calendar.IsPeak(At("2026-06-01 14:00", "Europe/London")).ShouldBeFalse();
        calendar.IsPeak(At("2026-06-06 01:00", "Europe/London")).ShouldBeTrue();
        calendar.IsPeak(At("2026-06-06 11:00", "Europe/London")).ShouldBeFalse();
        calendar.IsPeak(At("2026-12-25 12:00", "Europe/London")).ShouldBeFalse();
    }

    [Fact]
    public void Business_days_are_counted_in_both_directions()
    {
        var calendar = Weekdays("UTC", Closed(2026, 4, 3), Closed(2026, 4, 6));
        var thursday = new LocalDate(2026, 4, 2);

        calendar.AddBusinessDays(thursday, 1).ShouldBe(new LocalDate(2026, 4, 7));
        calendar.AddBusinessDays(thursday, 0).ShouldBe(thursday);
        calendar.AddBusinessDays(new LocalDate(2026, 4, 3), 0).ShouldBe(new LocalDate(2026, 4, 7));
        calendar.AddBusinessDays(new LocalDate(2026, 4, 3), 1).ShouldBe(new LocalDate(2026, 4, 7));
        calendar.AddBusinessDays(new LocalDate(2026, 4, 7), -1).ShouldBe(thursday);
        calendar.AddBusinessDays(new LocalDate(2026, 4, 5), -1).ShouldBe(thursday);
        calendar.AddBusinessDays(thursday, 2600).ShouldBeGreaterThan(new LocalDate(2036, 1, 1));
        calendar.BusinessDaysBetween(thursday, new LocalDate(2026, 4, 8)).ShouldBe(2);
        calendar.BusinessDaysBetween(thursday, thursday).ShouldBe(0);
    }

    [Fact]
    public void Measuring_backwards_gives_the_negative() =>
        Weekdays("UTC")
            .WorkingTimeBetween(At("2026-03-03 10:00"), At("2026-03-02 16:00"))
            .ShouldBe(Duration.FromHours(-2));

    [Fact]
    public void Holidays_may_be_years_out() =>
        Weekdays("UTC", Closed(2041, 1, 1))
            .AddWorkingTime(At("2040-12-31 16:00"), Duration.FromHours(2))
            .ShouldBe(At("2041-01-02 10:00"));

    [Fact]
    public void Everything_that_is_wrong_with_a_calendar_is_named()
    {
        var definition = Definition("Europe/Londn", "", Closed(2026, 12, 25), Closed(2026, 12, 25)) with
        {
            Peak = Week("tue 09:00-12:00 11:00-13:00; wed 09:00-09:00"),
            Ring = Duration.Zero,
        };

        SupportCalendar.TryCreate(definition, out var calendar, out var problems).ShouldBeFalse();

        calendar.ShouldBeNull();
        problems
            .Select(problem => (problem.Code, problem.Part))
            .ShouldBe([
                (CalendarProblemCode.UnknownZone, "zone"),
                (CalendarProblemCode.OverlappingWindows, "peak.tue"),
                (CalendarProblemCode.EmptyWindow, "peak.wed"),
                (CalendarProblemCode.NoSupportHours, "hours"),
                (CalendarProblemCode.DuplicateHoliday, "holidays.2026-12-25"),
                (CalendarProblemCode.BadRing, "ring"),
            ]);
        Should.Throw<ArgumentException>(() => SupportCalendar.Create(definition)).Message.ShouldContain("Europe/Londn");
    }

    [Fact]
    public void Windows_of_one_day_that_overlap_past_midnight_are_refused()
    {
        SupportCalendar
            .TryCreate(Definition("UTC", "mon 18:00-02:00 23:00-23:30"), out _, out var problems)
            .ShouldBeFalse();
        problems.ShouldHaveSingleItem().ToString().ShouldBe("hours.mon: windows overlap (18:00-02:00, 23:00-23:30)");
        SupportCalendar.TryCreate(Definition("UTC", "mon 09:00-12:00 12:00-17:00"), out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void A_calendar_that_is_closed_for_a_century_of_holidays_says_so()
    {
        var mondays = Enumerable
            .Range(0, 9100)
            .Select(week => new Holiday(new LocalDate(2025, 12, 1).PlusWeeks(week), []));
        var definition = Definition("UTC", "mon 09:00-17:00") with
        {
            Holidays = [.. mondays.Where(day => day.Date.Year < 2200)],
        };

        Should.Throw<ArgumentOutOfRangeException>(() =>
            SupportCalendar.Create(definition).NextOpening(At("2026-01-01 00:00"))
        );
    }
}
