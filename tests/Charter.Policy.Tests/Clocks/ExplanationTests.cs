using Charter.Policy.Clocks;
using Shouldly;
using Xunit;
using static Charter.Policy.Tests.Calendars.Given;

namespace Charter.Policy.Tests.Clocks;

/// <summary>Every reading tells how its due time came about.</summary>
public sealed class ExplanationTests
{
    [Fact]
    public void Pauses_and_what_was_counted_between_them_are_told_in_order_of_time() =>
        Steps(
                "resolve any within 10 business_hour",
                """
                2026-03-02 10:00 ticket.opened email
                2026-03-02 16:00 ticket.waiting
                2026-03-04 11:00 ticket.resumed
                2026-03-04 15:00 ticket.resolved
                """,
                "resolve any within 10 business_hour"
            )
            .ShouldBe([
                "Started 2026-03-02 10:00",
                "Counted 2026-03-02 10:00 to 2026-03-02 16:00",
                "Paused 2026-03-02 16:00",
                "Resumed 2026-03-04 11:00",
                "Counted 2026-03-04 11:00 to 2026-03-04 15:00",
                "Due 2026-03-04 15:00",
                "Stopped 2026-03-04 15:00",
            ]);

    [Fact]
    public void Time_that_counts_by_the_clock_on_the_wall_is_counted_through_the_night() =>
        Steps(
                "resolve any within 24 hour",
                """
                2026-03-02 10:00 ticket.opened email
                2026-03-02 16:00 ticket.waiting
                2026-03-02 18:00 ticket.resumed
                """,
                "resolve any within 24 hour"
            )
            .ShouldBe([
                "Started 2026-03-02 10:00",
                "Counted 2026-03-02 10:00 to 2026-03-02 16:00",
                "Paused 2026-03-02 16:00",
                "Resumed 2026-03-02 18:00",
                "Counted 2026-03-02 18:00 to 2026-03-03 12:00",
                "Due 2026-03-03 12:00",
                "Broken 2026-03-03 12:00",
            ]);

    [Fact]
    public void A_pause_that_begins_at_night_has_nothing_counted_before_it() =>
        Steps(
                "resolve any within 2 business_hour",
                """
                2026-03-02 20:00 ticket.opened email
                2026-03-02 21:00 ticket.waiting
                2026-03-03 12:00 ticket.resumed
                """,
                "resolve any within 2 business_hour"
            )
            .ShouldBe([
                "Started 2026-03-02 20:00",
                "MovedToOpening 2026-03-02 20:00 to 2026-03-02 21:00",
                "Paused 2026-03-02 21:00",
                "Resumed 2026-03-03 12:00",
                "Counted 2026-03-03 12:00 to 2026-03-03 14:00",
                "Due 2026-03-03 14:00",
                "Broken 2026-03-03 14:00",
            ]);

    [Fact]
    public void While_it_stands_still_no_time_after_the_pause_is_told() =>
        Steps(
                "resolve any within 10 hour\nresolve any within 5 hour priority:p1",
                """
                2026-03-02 10:00 ticket.opened email
                2026-03-02 12:00 ticket.waiting
                2026-03-02 13:00 ticket.priority_changed priority=p1
                """,
                "resolve any within 5 hour priority:p1"
            )
            .ShouldBe([
                "Started 2026-03-02 10:00",
                "Counted 2026-03-02 10:00 to 2026-03-02 12:00",
                "Paused 2026-03-02 12:00",
                "Retargeted 2026-03-02 13:00: resolve any within 5 hour priority:p1",
                "Due 2026-03-02 18:00",
            ]);

    [Fact]
    public void Business_days_are_told_by_their_pauses() =>
        Steps(
                "resolve any within 2 business_day",
                """
                2026-03-02 10:00 ticket.opened email
                2026-03-02 12:00 ticket.waiting
                2026-03-03 12:00 ticket.resumed
                """,
                "resolve any within 2 business_day"
            )
            .ShouldBe([
                "Started 2026-03-02 10:00",
                "Paused 2026-03-02 12:00",
                "Resumed 2026-03-03 12:00",
                "Due 2026-03-05 17:00",
                "Broken 2026-03-05 17:00",
            ]);

    [Fact]
    public void A_night_chat_tells_why_it_waited_for_the_morning() =>
        Steps("answer chat within 1 minute", "2026-03-06 18:00 contact.started chat", "answer chat within 1 minute")
            .ShouldBe([
                "MovedToOpening 2026-03-06 18:00 to 2026-03-09 09:00",
                "Started 2026-03-09 09:00",
                "Counted 2026-03-09 09:00 to 2026-03-09 09:01",
                "Due 2026-03-09 09:01",
                "Broken 2026-03-09 09:01",
            ]);

    [Fact]
    public void A_promised_date_needs_no_arithmetic() =>
        Steps(
                "notify_delay any within 2 day",
                """
                2026-03-02 10:00 ticket.opened email
                2026-03-03 10:00 holding_notice.sent until=2026-03-06T12:00
                """,
                "notify_delay any within 2 day",
                round: 2
            )
            .ShouldBe(["Started 2026-03-03 10:00", "Due 2026-03-06 12:00", "Broken 2026-03-06 12:00"]);

    [Fact]
    public void A_due_time_that_a_merge_brought_is_told_as_a_change() =>
        Steps(
                "resolve any within 24 hour",
                """
                2026-03-02 10:00 ticket.opened email
                2026-03-02 11:00 ticket.merge_received about=resolve_any_within_24_hour until=2026-03-02T20:00
                2026-03-02 19:00 ticket.resolved
                """,
                "resolve any within 24 hour"
            )
            .ShouldBe([
                "Started 2026-03-02 10:00",
                "Counted 2026-03-02 10:00 to 2026-03-02 11:00",
                "Retargeted 2026-03-02 11:00 to 2026-03-02 20:00",
                "Counted 2026-03-02 11:00 to 2026-03-02 20:00",
                "Due 2026-03-02 20:00",
                "Stopped 2026-03-02 19:00",
            ]);

    [Fact]
    public void Each_round_explains_itself_and_one_that_was_not_explains_nothing()
    {
        const string Events = """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 11:00 message.sent
            2026-03-02 12:00 message.received
            """;

        Steps("respond any within 1 hour", Events, "respond any within 1 hour", round: 2)[0]
            .ShouldBe("Started 2026-03-02 12:00");
        Reading("respond any within 1 hour", Events, "respond any within 1 hour", 3).ShouldBeNull();
        Reading("respond any within 1 hour", Events, "respond any within 2 hour", 1).ShouldBeNull();
    }

    [Fact]
    public void An_explained_reading_is_the_reading_itself()
    {
        const string Events = "2026-03-02 10:00 ticket.opened email";
        var plain = CaseClocks
            .Read(new Story("respond any within 1 hour").Policies, [Story.Event(Events)], At("2026-03-09 10:00"))
            .Single();

        var explained = Reading("respond any within 1 hour", Events, "respond any within 1 hour", 1)!;

        (explained with { Steps = plain.Steps }).ShouldBe(plain);
        explained.IsOpen.ShouldBeTrue();
        explained.Outcome.ShouldBe(ClockOutcome.Overdue);
    }

    private static ClockReading? Reading(string promises, string events, string key, int round) =>
        CaseClocks.Explain(
            new Story(promises).Policies,
            [.. Story.Lines(events).Select(Story.Event)],
            key,
            round,
            At("2026-03-09 10:00")
        );

    private static string[] Steps(string promises, string events, string key, int round = 1) =>
        [
            .. Reading(promises, events, key, round)!
                .Steps.Select(step =>
                    $"{step.Kind} {Local(step.At, "UTC")}"
                    + (step.Until is { } until ? $" to {Local(until, "UTC")}" : "")
                    + (step.Note is { } note ? $": {note}" : "")
                ),
        ];
}
