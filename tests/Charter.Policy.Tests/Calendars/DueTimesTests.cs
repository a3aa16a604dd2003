using Charter.Policy.Calendars;
using Charter.Policy.Clocks;
using NodaTime;
using Shouldly;
using Xunit;
using static Charter.Policy.Tests.Calendars.Given;

namespace Charter.Policy.Tests.Calendars;

public sealed class DueTimesTests
{
    private const string London = "Europe/London";

    [Theory]
    // Elapsed time runs through the night and through a change of the clocks.
    [InlineData("2026-03-27 16:00", 24, TimeUnit.Hour, "2026-03-28 16:00")]
    [InlineData("2026-03-28 16:00", 24, TimeUnit.Hour, "2026-03-29 17:00")]
    [InlineData("2026-10-24 16:00", 24, TimeUnit.Hour, "2026-10-25 15:00")]
    [InlineData("2026-03-27 16:00", 30, TimeUnit.Minute, "2026-03-27 16:30")]
    [InlineData("2026-03-27 16:00", 10, TimeUnit.Ring, "2026-03-27 16:01")]
    // Working hours count in windows only, from the next opening, and end at a closing that they just reach.
    [InlineData("2026-03-27 16:00", 1, TimeUnit.BusinessHour, "2026-03-27 17:00")]
    [InlineData("2026-03-27 16:00", 2, TimeUnit.BusinessHour, "2026-03-30 10:00")]
    [InlineData("2026-03-27 17:00", 1, TimeUnit.BusinessHour, "2026-03-30 10:00")]
    [InlineData("2026-03-28 12:00", 8, TimeUnit.BusinessHour, "2026-03-30 17:00")]
    [InlineData("2026-03-28 12:00", 0, TimeUnit.BusinessHour, "2026-03-30 09:00")]
    [InlineData("2026-03-27 07:00", 1, TimeUnit.BusinessHour, "2026-03-27 10:00")]
    // Business days: day 0 is the day of arrival if it arrived before the last closing.
    [InlineData("2026-03-27 16:59", 0, TimeUnit.BusinessDay, "2026-03-27 17:00")]
    [InlineData("2026-03-27 17:00", 0, TimeUnit.BusinessDay, "2026-03-30 17:00")]
    [InlineData("2026-03-27 05:00", 1, TimeUnit.BusinessDay, "2026-03-30 17:00")]
    [InlineData("2026-03-27 18:00", 1, TimeUnit.BusinessDay, "2026-03-31 17:00")]
    [InlineData("2026-03-29 12:00", 5, TimeUnit.BusinessDay, "2026-04-08 17:00")]
    // Days, weeks and months keep the local time.
    [InlineData("2026-03-28 16:00", 1, TimeUnit.Day, "2026-03-29 16:00")]
    [InlineData("2026-03-28 01:30", 1, TimeUnit.Day, "2026-03-29 02:30")]
    [InlineData("2026-03-28 16:00", 0, TimeUnit.Day, "2026-03-29 00:00")]
    [InlineData("2026-03-28 16:00", 2, TimeUnit.Week, "2026-04-11 16:00")]
    [InlineData("2026-01-31 16:00", 1, TimeUnit.Month, "2026-02-28 16:00")]
    [InlineData("2028-01-31 16:00", 1, TimeUnit.Month, "2028-02-29 16:00")]
    [InlineData("2026-03-31 16:00", 6, TimeUnit.Month, "2026-09-30 16:00")]
    public void Each_unit_is_counted_by_its_own_rule(string from, int value, TimeUnit unit, string due)
    {
        var calendar = Weekdays(London, Closed(2026, 4, 3, "Good Friday"), Closed(2026, 4, 6, "Easter Monday"));

        Local(DueTimes.Due(calendar, At(from, London), new Allowance(value, unit)), London).ShouldBe(due);
    }

    [Fact]
    public void An_ambiguous_local_time_is_the_earlier_one()
    {
        var calendar = Weekdays(London);

        DueTimes
            .Due(calendar, At("2026-10-24 01:30", London), new Allowance(1, TimeUnit.Day))
            .ShouldBe(Instant.FromUtc(2026, 10, 25, 0, 30));
    }

    [Fact]
    public void Hours_past_midnight_that_come_round_again_when_clocks_go_back_are_no_further_day()
    {
        // Saturday's hours end at 01:15, and the hour from one to two comes twice on the Sunday that has begun.
        var calendar = SupportCalendar.Create(Definition(London, "mon-sat 09:00-01:15; sun 00:00-00:00"));

        Local(DueTimes.Due(calendar, At("2026-10-23 13:00", London), new Allowance(3, TimeUnit.BusinessDay)), London)
            .ShouldBe("2026-10-27 01:15");
    }

    [Fact]
    public void A_due_time_on_a_date_that_the_zone_skipped_moves_forward_by_the_gap()
    {
        var calendar = Weekdays("Pacific/Apia");
        var thursday = At("2011-12-29 10:00", "Pacific/Apia");

        Local(DueTimes.Due(calendar, thursday, new Allowance(1, TimeUnit.Day)), "Pacific/Apia")
            .ShouldBe("2011-12-31 10:00");
        Local(DueTimes.Due(calendar, thursday, new Allowance(0, TimeUnit.Day)), "Pacific/Apia")
            .ShouldBe("2011-12-31 00:00");
        // Friday never happened there, so the next business day is Monday.
        Local(DueTimes.Due(calendar, thursday, new Allowance(1, TimeUnit.BusinessDay)), "Pacific/Apia")
            .ShouldBe("2012-01-02 17:00");
        calendar.IsBusinessDay(new LocalDate(2011, 12, 30)).ShouldBeFalse();
    }

    [Fact]
    public void Immediately_is_due_at_once_even_at_night() =>
        DueTimes
            .Due(Weekdays(London), At("2026-03-28 03:00", London), Allowance.Immediately)
            .ShouldBe(At("2026-03-28 03:00", London));

    [Fact]
    public void Hours_in_office_hours_are_business_hours()
    {
        var calendar = Weekdays(London);
        var from = At("2026-03-27 16:00", London);

        DueTimes
            .Due(calendar, from, new Allowance(2, TimeUnit.Hour), officeHours: true)
            .ShouldBe(DueTimes.Due(calendar, from, new Allowance(2, TimeUnit.BusinessHour)));
        DueTimes
            .Due(calendar, from, new Allowance(90, TimeUnit.Minute), officeHours: true)
            .ShouldBe(At("2026-03-30 09:30", London));
    }

    [Fact]
    public void Part_of_an_hour_is_counted_exactly() =>
        DueTimes
            .Due(Weekdays(London), At("2026-03-27 16:00", London), new Allowance(1.5m, TimeUnit.BusinessHour))
            .ShouldBe(At("2026-03-30 09:30", London));

    [Fact]
    public void The_length_of_a_ring_is_the_desks_to_say()
    {
        var calendar = SupportCalendar.Create(
            Definition(London, "mon 09:00-17:00") with
            {
                Ring = Duration.FromSeconds(4),
            }
        );
        var from = At("2026-03-27 16:00", London);

        DueTimes.Due(calendar, from, new Allowance(3, TimeUnit.Ring)).ShouldBe(from + Duration.FromSeconds(12));
    }

    [Theory]
    [InlineData(1.5, TimeUnit.BusinessDay, AllowanceProblem.PartOfDay)]
    [InlineData(0.5, TimeUnit.Day, AllowanceProblem.PartOfDay)]
    [InlineData(2.5, TimeUnit.Week, AllowanceProblem.PartOfDay)]
    [InlineData(0.1, TimeUnit.Month, AllowanceProblem.PartOfDay)]
    [InlineData(2.0, TimeUnit.BusinessDay, AllowanceProblem.None)]
    [InlineData(-1, TimeUnit.Hour, AllowanceProblem.Negative)]
    [InlineData(3, null, AllowanceProblem.NoUnit)]
    [InlineData(0, null, AllowanceProblem.None)]
    [InlineData(99999999, TimeUnit.Day, AllowanceProblem.TooLong)]
    [InlineData(900000, TimeUnit.BusinessHour, AllowanceProblem.TooLong)]
    public void What_cannot_be_counted_has_a_name(double value, TimeUnit? unit, AllowanceProblem problem)
    {
        var within = new Allowance((decimal)value, unit);

        DueTimes.TryDue(Weekdays(London), At("2026-03-27 16:00"), within, false, out _).ShouldBe(problem);
    }

    [Fact]
    public void A_slot_cannot_be_counted() =>
        DueTimes.Check(new Allowance(null, TimeUnit.Hour)).ShouldBe(AllowanceProblem.Open);

    [Fact]
    public void Misuse_throws()
    {
        Should.Throw<ArgumentException>(() =>
            DueTimes.Due(Weekdays(London), At("2026-03-27 16:00"), new(0.5m, TimeUnit.Day))
        );
        Should.Throw<ArgumentOutOfRangeException>(() => Weekdays(London).IsOpen(Instant.MaxValue));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            Weekdays(London).AddWorkingTime(At("2026-03-27 16:00"), Duration.MaxValue)
        );
    }

    [Fact]
    public void An_explanation_names_the_opening_the_stretches_and_the_holidays()
    {
        var calendar = Weekdays(London, Closed(2026, 4, 3, "Good Friday"), Closed(2026, 4, 6, "Easter Monday"));

        var steps = DueTimes.Explain(
            calendar,
            At("2026-04-02 18:30", London),
            new Allowance(10, TimeUnit.BusinessHour)
        );

        Written(steps)
            .ShouldBe([
                "Started 2026-04-02 18:30",
                "MovedToOpening 2026-04-02 18:30 to 2026-04-07 09:00: Good Friday, Easter Monday",
                "Counted 2026-04-07 09:00 to 2026-04-07 17:00",
                "PassedOver 2026-04-07 17:00 to 2026-04-08 09:00",
                "Counted 2026-04-08 09:00 to 2026-04-08 11:00",
                "Due 2026-04-08 11:00",
            ]);
    }

    [Fact]
    public void An_explanation_of_business_days_counts_them_off()
    {
        var calendar = Weekdays(London, Closed(2026, 4, 3, "Good Friday"), Closed(2026, 4, 6, "Easter Monday"));

        var steps = DueTimes.Explain(calendar, At("2026-04-01 16:30", London), new Allowance(2, TimeUnit.BusinessDay));

        Written(steps)
            .ShouldBe([
                "Started 2026-04-01 16:30",
                "DayZero 2026-04-01 09:00 to 2026-04-01 17:00: 2026-04-01",
                "Counted 2026-04-02 09:00 to 2026-04-02 17:00: 1",
                "PassedOver 2026-04-02 17:00 to 2026-04-07 09:00: Good Friday, Easter Monday",
                "Counted 2026-04-07 09:00 to 2026-04-07 17:00: 2",
                "Due 2026-04-07 17:00",
            ]);
    }

    [Fact]
    public void An_explanation_says_when_a_local_time_had_to_be_settled()
    {
        var steps = DueTimes.Explain(Weekdays(London), At("2026-03-28 01:30", London), new Allowance(1, TimeUnit.Day));

        Written(steps)
            .ShouldBe([
                "Started 2026-03-28 01:30",
                "LocalTimeAdjusted 2026-03-29 02:30: 2026-03-29 01:30",
                "Due 2026-03-29 02:30",
            ]);
    }

    [Fact]
    public void A_long_explanation_stays_short_enough_to_read()
    {
        var steps = DueTimes.Explain(
            Weekdays(London),
            At("2026-03-28 01:30", London),
            new Allowance(9000, TimeUnit.BusinessHour)
        );

        steps.Length.ShouldBeLessThan(130);
        steps[^1].Kind.ShouldBe(ClockStepKind.Due);
    }

    private static IEnumerable<string> Written(IEnumerable<ClockStep> steps) =>
        steps.Select(step =>
            $"{step.Kind} {Local(step.At, London)}"
            + (step.Until is { } until ? $" to {Local(until, London)}" : "")
            + (step.Note is { } note ? $": {note}" : "")
        );
}
