using Charter.Policy.Calendars;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Calendars;

public sealed class WorkingTimeProperties
{
    [Fact]
    public void Adding_working_time_agrees_with_a_walk_minute_by_minute() =>
        Holds(x =>
            Calendar(x).AddWorkingTime(x.From, Duration.FromMinutes(x.First))
            == new SlowCalendar(x.Definition).Add(x.From, x.First)
        );

    [Fact]
    public void Measuring_working_time_agrees_with_a_walk_minute_by_minute() =>
        Holds(x =>
            Calendar(x).WorkingTimeBetween(x.From, x.From + Duration.FromMinutes(x.First * 3))
            == Duration.FromMinutes(
                new SlowCalendar(x.Definition).Between(x.From, x.From + Duration.FromMinutes(x.First * 3))
            )
        );

    [Fact]
    public void Counting_business_days_agrees_with_a_walk_minute_by_minute() =>
        Holds(x =>
            Calendar(x).LastClosing(x.From, x.First % 6)
            == new SlowCalendar(x.Definition).LastClosing(x.From, x.First % 6)
        );

    /// <summary>Saturday runs until 01:30, Sunday is open all day, and at 02:00 the clocks show 01:00 again.</summary>
    [Theory]
    [InlineData("sat 23:00-01:30")]
    [InlineData("sat 23:00-01:30; sun 00:00-00:00")]
    public void Hours_past_midnight_that_come_round_again_end_for_good_with_their_second_end(string hours)
    {
        var definition = Given.Definition("Europe/London", hours);
        var saturday = Instant.FromUtc(2026, 10, 24, 12, 0);

        SupportCalendar.Create(definition).LastClosing(saturday, 0).ShouldBe(Instant.FromUtc(2026, 10, 25, 1, 30));
        new SlowCalendar(definition).LastClosing(saturday, 0).ShouldBe(Instant.FromUtc(2026, 10, 25, 1, 30));
    }

    [Fact]
    public void Being_open_agrees_with_the_wall_clock() =>
        Holds(x => Calendar(x).IsOpen(x.From) == (new SlowCalendar(x.Definition).DayOf(x.From) is not null));

    [Fact]
    public void What_is_added_is_what_is_measured() =>
        Holds(x =>
            Calendar(x).WorkingTimeBetween(x.From, Calendar(x).AddWorkingTime(x.From, Duration.FromMinutes(x.First)))
            == Duration.FromMinutes(x.First)
        );

    [Fact]
    public void Adding_in_two_parts_comes_to_the_same_instant() =>
        Holds(x =>
        {
            var calendar = Calendar(x);
            // A second part of nothing would move a closing to the next opening.
            var second = Duration.FromMinutes(x.Second + 1);
            var midway = calendar.AddWorkingTime(x.From, Duration.FromMinutes(x.First));
            return calendar.AddWorkingTime(midway, second)
                == calendar.AddWorkingTime(x.From, Duration.FromMinutes(x.First) + second);
        });

    [Fact]
    public void Measuring_in_two_parts_comes_to_the_same_time() =>
        Holds(x =>
        {
            var calendar = Calendar(x);
            var midway = x.From + Duration.FromMinutes(x.First);
            var end = midway + Duration.FromMinutes(x.Second);
            return calendar.WorkingTimeBetween(x.From, midway) + calendar.WorkingTimeBetween(midway, end)
                == calendar.WorkingTimeBetween(x.From, end);
        });

    [Fact]
    public void Subtracting_goes_back_by_as_much_working_time() =>
        Holds(x =>
        {
            var calendar = Calendar(x);
            var back = calendar.SubtractWorkingTime(x.From, Duration.FromMinutes(x.First));
            return back <= x.From && calendar.WorkingTimeBetween(back, x.From) == Duration.FromMinutes(x.First);
        });

    [Fact]
    public void A_longer_allowance_is_never_due_earlier() =>
        Holds(x =>
        {
            var calendar = Calendar(x);
            return new[] { TimeUnit.Minute, TimeUnit.BusinessHour, TimeUnit.BusinessDay, TimeUnit.Day }.All(unit =>
                DueTimes.Due(calendar, x.From, new Allowance(x.First % 40, unit))
                <= DueTimes.Due(calendar, x.From, new Allowance((x.First % 40) + 1, unit))
            );
        });

    [Fact]
    public void The_steps_of_an_explanation_add_up_to_the_due_time() =>
        Holds(x =>
        {
            var calendar = Calendar(x);
            var within = new Allowance(x.First, TimeUnit.Minute);
            var steps = DueTimes.Explain(calendar, x.From, within, officeHours: true);
            var counted = steps
                .Where(step => step.Kind == Charter.Policy.Clocks.ClockStepKind.Counted)
                .Aggregate(Duration.Zero, (sum, step) => sum + calendar.WorkingTimeBetween(step.At, step.Until!.Value));
            return counted == Duration.FromMinutes(x.First)
                && steps[^1].At == DueTimes.Due(calendar, x.From, within, officeHours: true);
        });

    [Fact]
    public void A_calendar_answers_the_same_whichever_years_it_was_asked_about_first()
    {
        Holds(
            x =>
            {
                var fresh = Calendar(x);
                var travelled = Calendar(x);
                travelled.IsOpen(Instant.FromUtc(1950, 5, 5, 0, 0));
                travelled.AddWorkingTime(x.From, Duration.FromHours(9000));
                return travelled.AddWorkingTime(x.From, Duration.FromMinutes(x.First))
                    == fresh.AddWorkingTime(x.From, Duration.FromMinutes(x.First));
            },
            20
        );
    }

    [Fact]
    public void Many_threads_get_the_answers_of_one()
    {
        var alone = Given.Weekdays("Europe/London");
        var shared = Given.Weekdays("Europe/London");
        var start = Instant.FromUtc(2026, 1, 5, 9, 0);
        var asked = Enumerable
            .Range(0, 400)
            .Select(i => (From: start + Duration.FromDays(i * 37 % 9000), Hours: i * 13))
            .ToArray();
        var together = asked
            .AsParallel()
            .AsOrdered()
            .Select(x => shared.AddWorkingTime(x.From, Duration.FromHours(x.Hours)));
        together.ToArray().ShouldBe(asked.Select(x => alone.AddWorkingTime(x.From, Duration.FromHours(x.Hours))));
    }

    private static SupportCalendar Calendar(RandomCase x) => SupportCalendar.Create(x.Definition);

    private static void Holds(Func<RandomCase, bool> property, int times = 250) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(times),
            Prop.ForAll(RandomCalendars.Cases.ToArbitrary(), property)
        );
}
