using Charter.Policy.Calendars;
using Charter.Policy.Clocks;
using NodaTime;
using Shouldly;
using Xunit;
using static Charter.Policy.Tests.Calendars.Given;

namespace Charter.Policy.Tests.Calendars;

/// <summary>Where calendars end, and what they say when something is wrong.</summary>
public sealed class WordsAndLimitsTests
{
    [Theory]
    [InlineData(CalendarProblemCode.UnknownZone, "zone: \"x\" is not an IANA time zone")]
    [InlineData(CalendarProblemCode.NoSupportHours, "zone: no weekday has support hours")]
    [InlineData(CalendarProblemCode.OverlappingWindows, "zone: windows overlap (x)")]
    [InlineData(
        CalendarProblemCode.EmptyWindow,
        "zone: x opens and closes at the same time; write 00:00-24:00 for a whole day"
    )]
    [InlineData(CalendarProblemCode.UnknownWeekday, "zone: \"x\" is not a weekday")]
    [InlineData(CalendarProblemCode.DuplicateHoliday, "zone: the date is given twice")]
    [InlineData(CalendarProblemCode.HolidayOutOfRange, "zone: the date is outside 1900 to 2199")]
    [InlineData(CalendarProblemCode.BadRing, "zone: a ring must last more than nothing and at most a minute")]
    public void Each_problem_of_a_calendar_is_one_sentence(CalendarProblemCode code, string sentence) =>
        new CalendarProblem(code, "zone", "x").ToString().ShouldBe(sentence);

    [Theory]
    [InlineData(AllowanceProblem.None, "")]
    [InlineData(AllowanceProblem.Open, "The number is still to be filled in.")]
    [InlineData(AllowanceProblem.NoUnit, "The number needs a unit.")]
    [InlineData(AllowanceProblem.Negative, "The number is negative.")]
    [InlineData(
        AllowanceProblem.PartOfDay,
        "Days, business days, weeks and months are whole numbers; write part of a day in hours."
    )]
    [InlineData(
        AllowanceProblem.TooLong,
        "The time is too long: it must end before the year 2200 and within a century."
    )]
    public void Each_problem_of_an_allowance_is_one_sentence(AllowanceProblem problem, string sentence) =>
        DueTimes.Describe(problem).ShouldBe(sentence);

    [Theory]
    [InlineData(TimeUnit.Second, 3_155_760_000)]
    [InlineData(TimeUnit.Minute, 52_596_000)]
    [InlineData(TimeUnit.Ring, 52_596_000)]
    [InlineData(TimeUnit.Hour, 876_600)]
    [InlineData(TimeUnit.BusinessHour, 876_600)]
    [InlineData(TimeUnit.Day, 36_525)]
    [InlineData(TimeUnit.BusinessDay, 36_525)]
    [InlineData(TimeUnit.Week, 5_217)]
    [InlineData(TimeUnit.Month, 1_217)]
    public void A_century_is_the_longest_promise(TimeUnit unit, long most)
    {
        DueTimes.Check(new Allowance(most, unit)).ShouldBe(AllowanceProblem.None);
        DueTimes.Check(new Allowance(most + 1, unit)).ShouldBe(AllowanceProblem.TooLong);
    }

    [Theory]
    [InlineData(1899, 12, 31, false)]
    [InlineData(1900, 1, 1, true)]
    [InlineData(2199, 12, 31, true)]
    [InlineData(2200, 1, 1, false)]
    public void Holidays_lie_in_the_years_that_calendars_cover(int year, int month, int day, bool fits) =>
        SupportCalendar
            .TryCreate(Definition("UTC", "mon 09:00-17:00", Closed(year, month, day)), out _, out _)
            .ShouldBe(fits);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(60_000, true)]
    [InlineData(60_001, false)]
    public void A_ring_lasts_more_than_nothing_and_at_most_a_minute(int milliseconds, bool fits) =>
        SupportCalendar
            .TryCreate(
                Definition("UTC", "mon 09:00-17:00") with
                {
                    Ring = Duration.FromMilliseconds(milliseconds),
                },
                out _,
                out _
            )
            .ShouldBe(fits);

    [Fact]
    public void A_weekday_that_is_none_is_named()
    {
        var definition = Definition("UTC", "mon 09:00-17:00");
        var week = definition.Hours.Add(IsoDayOfWeek.None, definition.Hours[IsoDayOfWeek.Monday]);

        SupportCalendar.TryCreate(definition with { Hours = week }, out _, out var problems).ShouldBeFalse();

        problems.ShouldHaveSingleItem().ToString().ShouldBe("hours: \"None\" is not a weekday");
    }

    [Fact]
    public void Windows_of_a_holiday_are_held_to_the_same_rules()
    {
        var holiday = Closed(2026, 12, 24) with { Hours = Week("thu 09:00-12:00 11:00-13:00")[IsoDayOfWeek.Thursday] };

        SupportCalendar.TryCreate(Definition("UTC", "mon 09:00-17:00", holiday), out _, out var problems);

        problems
            .ShouldHaveSingleItem()
            .ToString()
            .ShouldBe("holidays.2026-12-24: windows overlap (09:00-12:00, 11:00-13:00)");
    }

    [Fact]
    public void Going_back_over_working_time_ends_where_it_began()
    {
        var calendar = Weekdays("UTC");

        calendar.SubtractWorkingTime(At("2026-03-03 10:00"), Duration.Zero).ShouldBe(At("2026-03-03 10:00"));
        calendar.SubtractWorkingTime(At("2026-03-03 10:00"), Duration.FromHours(1)).ShouldBe(At("2026-03-03 09:00"));
        // As late as can be: Monday's closing and Tuesday's opening have the same working time.
        calendar.SubtractWorkingTime(At("2026-03-03 10:00"), Duration.FromHours(2)).ShouldBe(At("2026-03-02 16:00"));
        calendar.SubtractWorkingTime(At("2026-03-03 08:00"), Duration.FromHours(1)).ShouldBe(At("2026-03-02 16:00"));
        var twentyYears = Duration.FromHours(40_000);
        var back = calendar.SubtractWorkingTime(At("2026-03-03 10:00"), twentyYears);
        calendar.WorkingTimeBetween(back, At("2026-03-03 10:00")).ShouldBe(twentyYears);
        Should.Throw<ArgumentOutOfRangeException>(() =>
            calendar.SubtractWorkingTime(At("2026-03-03 10:00"), Duration.FromHours(-1))
        );
        Should.Throw<ArgumentOutOfRangeException>(() =>
            calendar.SubtractWorkingTime(At("2026-03-03 10:00"), Duration.FromHours(900_000))
        );
    }

    [Fact]
    public void The_first_and_the_last_instant_that_calendars_cover_can_be_asked_about()
    {
        var calendar = SupportCalendar.AlwaysOpen("UTC");

        calendar.IsOpen(Instant.FromUtc(1900, 1, 1, 0, 0)).ShouldBeTrue();
        calendar.IsOpen(Instant.FromUtc(2200, 1, 1, 0, 0) - Duration.Epsilon).ShouldBeTrue();
        Should.Throw<ArgumentOutOfRangeException>(() => calendar.IsOpen(Instant.FromUtc(2200, 1, 1, 0, 0)));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            calendar.IsOpen(Instant.FromUtc(1900, 1, 1, 0, 0) - Duration.Epsilon)
        );
    }

    [Fact]
    public void Misuse_of_counts_throws()
    {
        var calendar = Weekdays("UTC");

        Should.Throw<ArgumentOutOfRangeException>(() => calendar.LastClosing(At("2026-03-03 10:00"), -1));
        Should.Throw<ArgumentOutOfRangeException>(() => calendar.LastClosing(At("2026-03-03 10:00"), 100_000));
        Should.Throw<ArgumentOutOfRangeException>(() =>
            calendar.AddWorkingTime(At("2026-03-03 10:00"), Duration.FromSeconds(-1))
        );
        Should.Throw<ArgumentOutOfRangeException>(() => calendar.IsBusinessDay(new LocalDate(1899, 12, 31)));
        Should.Throw<ArgumentOutOfRangeException>(() => calendar.AddBusinessDays(new LocalDate(2199, 12, 1), 100));
        Should.Throw<ArgumentOutOfRangeException>(() => calendar.AddBusinessDays(new LocalDate(1900, 1, 20), -100));
        calendar.AddBusinessDays(new LocalDate(2026, 3, 2), -2600).ShouldBeLessThan(new LocalDate(2016, 6, 1));
    }

    [Fact]
    public void A_closed_day_without_a_name_is_told_by_its_date_and_a_short_day_is_no_reason_to_be_closed()
    {
        var calendar = Weekdays(
            "UTC",
            Closed(2026, 3, 3),
            PartDay(2026, 3, 4, "09:00-10:00"),
            Closed(2026, 3, 5, "Fair")
        );

        Notes(calendar, "2026-03-02 16:00", new Allowance(3, TimeUnit.BusinessHour))
            .ShouldBe([null, null, "2026-03-03", null, "Fair", null, null]);
    }

    [Fact]
    public void A_very_long_explanation_tells_the_rest_as_one_stretch()
    {
        var steps = DueTimes.Explain(Weekdays("UTC"), At("2026-03-02 09:00"), new Allowance(100, TimeUnit.BusinessDay));

        steps.Count(step => step.Kind == ClockStepKind.Counted).ShouldBe(60);
        steps[^2].Note.ShouldBe("100");
        steps[^1].At.ShouldBe(DueTimes.Due(Weekdays("UTC"), At("2026-03-02 09:00"), new(100, TimeUnit.BusinessDay)));
    }

    [Fact]
    public void An_arrival_on_a_closed_day_is_told_as_such()
    {
        var steps = DueTimes.Explain(
            Weekdays("UTC", Closed(2026, 3, 9, "Holiday")),
            At("2026-03-07 12:00"),
            new Allowance(0, TimeUnit.BusinessDay)
        );

        steps
            .Select(step => step.Kind)
            .ShouldBe([ClockStepKind.Started, ClockStepKind.MovedToOpening, ClockStepKind.DayZero, ClockStepKind.Due]);
        steps[1].Note.ShouldBe("Holiday");
        // In the night before it opens on the day itself there is nothing to tell.
        DueTimes
            .Explain(Weekdays("UTC"), At("2026-03-09 05:00"), new Allowance(0, TimeUnit.BusinessDay))
            .Select(step => step.Kind)
            .ShouldBe([ClockStepKind.Started, ClockStepKind.DayZero, ClockStepKind.Due]);
    }

    [Fact]
    public void Plain_time_is_one_stretch_and_none_at_all_for_at_once()
    {
        Notes(Weekdays("UTC"), "2026-03-02 16:00", new Allowance(3, TimeUnit.Hour)).Count().ShouldBe(3);
        Notes(Weekdays("UTC"), "2026-03-02 16:00", Allowance.Immediately).Count().ShouldBe(2);
    }

    private static IEnumerable<string?> Notes(SupportCalendar calendar, string from, Allowance within) =>
        DueTimes.Explain(calendar, At(from), within).Select(step => step.Note);
}
