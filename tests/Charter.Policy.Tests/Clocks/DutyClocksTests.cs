using Charter.Policy.Clocks;
using NodaTime;
using Shouldly;
using Xunit;
using static Charter.Policy.Tests.Calendars.Given;

namespace Charter.Policy.Tests.Clocks;

/// <summary>What the organisation owes as a whole.</summary>
public sealed class DutyClocksTests
{
    private static readonly Instant InForceSince = At("2026-01-31 09:00");

    [Theory]
    [InlineData("review any every 1 month", "2026-02-28 09:00")]
    [InlineData("review complaint every 3 month", "2026-04-30 09:00")]
    [InlineData("review any every 12 month", "2027-01-31 09:00")]
    [InlineData("review voicemail every 2 business_hour", "2026-02-02 11:00")]
    [InlineData("review any every 1 week", "2026-02-07 09:00")]
    public void A_duty_that_was_never_done_is_due_one_interval_after_its_policy_came_into_force(
        string duty,
        string due
    ) => Reading(duty, null, "2026-02-01 09:00").DueAt.ShouldBe(At(due));

    [Fact]
    public void A_duty_done_early_or_late_is_next_due_one_interval_after_it_was_done()
    {
        Reading("review any every 1 month", "2026-02-10 12:00", "2026-02-11 09:00")
            .DueAt.ShouldBe(At("2026-03-10 12:00"));
        Reading("review any every 1 month", "2026-04-02 12:00", "2026-04-03 09:00")
            .DueAt.ShouldBe(At("2026-05-02 12:00"));
    }

    [Fact]
    public void A_duty_warns_and_then_is_overdue_from_its_due_time_on()
    {
        var running = Reading("review any every 1 week", null, "2026-02-07 09:00");
        running.Outcome.ShouldBe(ClockOutcome.Running);
        running.WarnAt.ShouldBe(At("2026-02-05 15:00"));
        running.BrokenAt.ShouldBeNull();

        var late = Reading("review any every 1 week", null, "2026-02-08 09:00");
        late.Outcome.ShouldBe(ClockOutcome.Overdue);
        late.BrokenAt.ShouldBe(At("2026-02-07 09:00"));
    }

    [Fact]
    public void A_duty_explains_itself()
    {
        var reading = Reading("review voicemail every 2 business_hour", null, "2026-02-01 09:00");

        reading
            .Steps.Select(step => step.Kind)
            .ShouldBe([ClockStepKind.Started, ClockStepKind.MovedToOpening, ClockStepKind.Counted, ClockStepKind.Due]);
    }

    [Fact]
    public void Hours_of_a_duty_count_in_office_hours_where_the_policy_says_so() =>
        Reading("review any every 4 hour office_hours", "2026-02-06 15:00", "2026-02-06 16:00")
            .DueAt.ShouldBe(At("2026-02-09 11:00"));

    [Fact]
    public void A_duty_without_a_number_is_misuse() =>
        Should.Throw<ArgumentException>(() =>
            DutyClocks.Read(
                Story.Promise("review any every 1 month") with
                {
                    Within = new Allowance(null, TimeUnit.Month),
                },
                null,
                InForceSince,
                new Story("").Policy,
                InForceSince
            )
        );

    private static ClockReading Reading(string duty, string? lastDone, string now) =>
        DutyClocks.Read(
            Story.Promise(duty),
            lastDone is null ? null : At(lastDone),
            InForceSince,
            new Story("").Policy,
            At(now)
        );
}
