using Charter.Policy.Calendars;
using NodaTime;
using Shouldly;
using Xunit;
using static Charter.Policy.Tests.Calendars.Given;

namespace Charter.Policy.Tests.Calendars;

/// <summary>What calendars of other desks got wrong, a test each. The traps of clocks are in <see cref="Clocks.PeerTrapTests"/>.</summary>
public sealed class PeerTrapTests
{
    // chatwoot measured the next day with the closing hour of the day before.
    [Fact]
    public void Trap_the_next_day_is_measured_with_the_closing_hour_of_the_day_before()
    {
        var calendar = SupportCalendar.Create(Definition("UTC", "mon 09:00-18:00; tue 09:00-12:00; wed 09:00-18:00"));

        calendar.AddWorkingTime(At("2026-03-02 17:00"), Duration.FromHours(5)).ShouldBe(At("2026-03-04 10:00"));
    }

    // chatwoot#14009, libredesk, Frappe: one window a weekday.
    [Fact]
    public void Trap_a_day_has_one_window_so_that_lunch_is_worked_through() =>
        SupportCalendar
            .Create(Definition("UTC", "mon-fri 08:30-12:30 13:15-17:00"))
            .AddWorkingTime(At("2026-03-02 12:00"), Duration.FromMinutes(45))
            .ShouldBe(At("2026-03-02 13:30"));

    // chatwoot#5254, Zendesk: no window across midnight.
    [Fact]
    public void Trap_a_night_shift_cannot_be_stated()
    {
        var calendar = SupportCalendar.Create(Definition("UTC", "fri 20:00-04:00"));

        calendar.AddWorkingTime(At("2026-03-06 23:00"), Duration.FromHours(2)).ShouldBe(At("2026-03-07 01:00"));
        calendar.LastClosing(At("2026-03-07 03:59"), 0).ShouldBe(At("2026-03-07 04:00"));
    }

    // chatwoot#6467 and #10436: no holidays at all; libredesk: whole days only.
    [Fact]
    public void Trap_Christmas_Eve_is_open_all_day_or_not_at_all() =>
        Weekdays("UTC", PartDay(2026, 12, 24, "09:00-13:00"), Closed(2026, 12, 25))
            .AddWorkingTime(At("2026-12-24 12:00"), Duration.FromHours(2))
            .ShouldBe(At("2026-12-28 10:00"));

    // zammad#390: holiday feeds hold days on which people work.
    [Fact]
    public void Trap_a_named_day_on_which_people_work_is_taken_for_a_holiday() =>
        Weekdays("UTC", PartDay(2026, 3, 3, "09:00-17:00"))
            .AddWorkingTime(At("2026-03-03 09:00"), Duration.FromHours(8))
            .ShouldBe(At("2026-03-03 17:00"));

    // OTRS#1732: wrong for targets under an hour near closing.
    [Theory]
    [InlineData("2026-03-02 16:50", 10, "2026-03-02 17:00")]
    [InlineData("2026-03-02 16:50", 11, "2026-03-03 09:01")]
    [InlineData("2026-03-02 16:59", 59, "2026-03-03 09:58")]
    [InlineData("2026-03-06 16:59", 2, "2026-03-09 09:01")]
    public void Trap_a_target_shorter_than_an_hour_near_closing_is_due_after_closing(
        string from,
        int minutes,
        string due
    ) => Weekdays("UTC").AddWorkingTime(At(from), Duration.FromMinutes(minutes)).ShouldBe(At(due));

    // Znuny: whole hours; Zendesk: quarters of an hour; zammad: whole minutes.
    [Fact]
    public void Trap_time_is_counted_in_whole_hours_or_minutes()
    {
        var calendar = SupportCalendar.Create(Definition("UTC", "mon-fri 08:07-16:53"));
        var from = At("2026-03-02 16:52") + Duration.FromSeconds(30);

        calendar
            .AddWorkingTime(from, Duration.FromSeconds(31))
            .ShouldBe(At("2026-03-03 08:07") + Duration.FromSeconds(1));
        calendar.WorkingTimeBetween(from, At("2026-03-03 08:07")).ShouldBe(Duration.FromSeconds(30));
    }

    // Zendesk: holidays at most two years out.
    [Fact]
    public void Trap_a_holiday_in_three_years_is_forgotten() =>
        Weekdays("UTC", Closed(2029, 5, 1)).IsBusinessDay(new LocalDate(2029, 5, 1)).ShouldBeFalse();

    // frappe/helpdesk#2075: a ticket made on a day off.
    [Fact]
    public void Trap_a_message_on_a_day_off_counts_the_day_off() =>
        Weekdays("UTC", Closed(2026, 3, 4))
            .AddWorkingTime(At("2026-03-04 10:00"), Duration.FromHours(1))
            .ShouldBe(At("2026-03-05 10:00"));

    // Intercom: a target of one day takes three days of eight hours.
    [Fact]
    public void Trap_one_business_day_is_counted_as_24_working_hours()
    {
        var calendar = Weekdays("UTC");
        var monday = At("2026-03-02 10:00");

        DueTimes.Due(calendar, monday, new Allowance(1, TimeUnit.BusinessDay)).ShouldBe(At("2026-03-03 17:00"));
        DueTimes.Due(calendar, monday, new Allowance(24, TimeUnit.BusinessHour)).ShouldBe(At("2026-03-05 10:00"));
    }

    // zammad#1396: an empty calendar fails when a ticket comes; libredesk: it fails in a log.
    [Fact]
    public void Trap_a_calendar_without_hours_fails_when_the_first_ticket_comes()
    {
        SupportCalendar.TryCreate(Definition("UTC", ""), out _, out var problems).ShouldBeFalse();

        problems.ShouldHaveSingleItem().Code.ShouldBe(CalendarProblemCode.NoSupportHours);
    }

    // Frappe: the zone of the site for everybody.
    [Fact]
    public void Trap_hours_are_read_in_the_servers_zone()
    {
        var instant = At("2026-03-02 23:30");

        Weekdays("Australia/Sydney").IsOpen(instant).ShouldBeTrue();
        Weekdays("America/New_York").IsOpen(instant).ShouldBeFalse();
    }

    // What goes wrong where days are taken to have 24 hours.
    [Fact]
    public void Trap_a_closing_is_computed_as_midnight_plus_hours_on_the_day_the_clocks_change()
    {
        var calendar = SupportCalendar.Create(Definition("Europe/London", "sun 00:00-17:00"));

        calendar.LastClosing(At("2026-03-29 00:30", "Europe/London"), 0).ShouldBe(Instant.FromUtc(2026, 3, 29, 16, 0));
        calendar.LastClosing(At("2026-10-25 00:30", "Europe/London"), 0).ShouldBe(Instant.FromUtc(2026, 10, 25, 17, 0));
    }

    [Fact]
    public void Trap_half_an_hour_of_summer_time_is_counted_as_an_hour()
    {
        var calendar = SupportCalendar.Create(Definition("Australia/Lord_Howe", "sun 00:00-06:00"));

        calendar
            .WorkingTimeBetween(Instant.FromUtc(2026, 10, 3, 12, 0), Instant.FromUtc(2026, 10, 4, 12, 0))
            .ShouldBe(Duration.FromMinutes(330));
        calendar
            .WorkingTimeBetween(Instant.FromUtc(2026, 4, 4, 12, 0), Instant.FromUtc(2026, 4, 5, 12, 0))
            .ShouldBe(Duration.FromMinutes(390));
    }

    [Fact]
    public void Trap_midnight_that_does_not_exist_ends_the_day_on_the_wrong_date()
    {
        // In São Paulo the day of 4 November 2018 began at one o'clock.
        var calendar = Weekdays("America/Sao_Paulo");
        var saturday = At("2018-11-03 12:00", "America/Sao_Paulo");

        Local(DueTimes.Due(calendar, saturday, new Allowance(0, TimeUnit.Day)), "America/Sao_Paulo")
            .ShouldBe("2018-11-04 01:00");
    }

    [Theory]
    [InlineData("2026-01-31 10:00", 1, "2026-02-28 10:00")]
    [InlineData("2026-01-31 10:00", 2, "2026-03-31 10:00")]
    [InlineData("2026-05-31 10:00", 13, "2027-06-30 10:00")]
    [InlineData("2028-02-29 10:00", 12, "2029-02-28 10:00")]
    [InlineData("2026-08-15 10:00", 0, "2026-08-15 10:00")]
    public void Trap_a_month_is_thirty_days(string from, int months, string due) =>
        DueTimes.Due(Weekdays("UTC"), At(from), new Allowance(months, TimeUnit.Month)).ShouldBe(At(due));

    [Theory]
    [InlineData(TimeUnit.Day, "2026-03-04 00:00")]
    [InlineData(TimeUnit.Week, "2026-03-04 00:00")]
    [InlineData(TimeUnit.BusinessDay, "2026-03-03 17:00")]
    [InlineData(TimeUnit.BusinessHour, "2026-03-03 11:00")]
    [InlineData(TimeUnit.Hour, "2026-03-03 11:00")]
    [InlineData(TimeUnit.Month, "2026-03-03 11:00")]
    public void Trap_the_same_day_is_due_at_once(TimeUnit unit, string due) =>
        DueTimes.Due(Weekdays("UTC"), At("2026-03-03 11:00"), new Allowance(0, unit)).ShouldBe(At(due));
}
