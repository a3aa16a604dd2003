using Charter.Policy.Clocks;
using NodaTime;
using Shouldly;
using Xunit;
using static Charter.Policy.Tests.Calendars.Given;

namespace Charter.Policy.Tests.Clocks;

/// <summary>The rules that hold for all clocks: what applies, pauses, changes, breaches, merges, warnings.</summary>
public sealed class RuleTests
{
    [Fact]
    public void The_most_specific_promise_wins_and_the_losers_are_shown()
    {
        var story = new Story(
            """
            respond any within 5 day
            respond enquiry within 4 day
            respond email within 3 day
            respond complaint within 2 day
            respond any within 6 day priority:p1
            respond email within 48 hour
            """
        );
        ClockReading Reading(string opened) =>
            CaseClocks
                .Read(story.Policies, [Story.Event("2026-03-02 10:00 ticket.opened " + opened)], At("2026-03-02 10:00"))
                .Single();

        Reading("post").Commitment.Key.ShouldBe("respond any within 5 day");
        Reading("post enquiry").Commitment.Key.ShouldBe("respond enquiry within 4 day");
        Reading("email enquiry").Commitment.Key.ShouldBe("respond email within 48 hour");
        Reading("email complaint").Commitment.Key.ShouldBe("respond complaint within 2 day");
        var urgent = Reading("email complaint priority=P1");
        urgent.Commitment.Key.ShouldBe("respond any within 6 day priority:p1");
        urgent.Losers.Select(loser => loser.Reason).Distinct().ShouldBe([LosingReason.LessSpecificCondition]);
        Reading("email enquiry")
            .Losers.Select(loser => (loser.Commitment.Key, loser.Reason))
            .ShouldBe([
                ("respond any within 5 day", LosingReason.LessSpecificSubject),
                ("respond enquiry within 4 day", LosingReason.LessSpecificSubject),
                ("respond email within 3 day", LosingReason.Longer),
            ]);
    }

    [Fact]
    public void Of_two_that_are_due_at_the_same_instant_the_first_in_the_document_is_taken()
    {
        new Story("respond any within 24 hour\nrespond any within 1 day")
            .Told("2026-03-02 10:00 ticket.opened email", "2026-03-02 10:00")
            .ShouldStartWith("respond any within 24 hour");
        new Story("respond any within 1 day\nrespond any within 24 hour")
            .Told("2026-03-02 10:00 ticket.opened email", "2026-03-02 10:00")
            .ShouldStartWith("respond any within 1 day");
    }

    [Fact]
    public void A_complaint_by_a_named_channel_is_one_that_came_by_it()
    {
        var story = new Story("respond complaint within 5 day\nrespond complaint within 10 day channel:post");

        story
            .Told("2026-03-02 10:00 ticket.opened post complaint", "2026-03-02 10:00")
            .ShouldBe("respond complaint within 10 day channel:post #1: 2026-03-02 10:00 due 2026-03-12 10:00 running");
        story
            .Told("2026-03-02 10:00 ticket.opened email complaint", "2026-03-02 10:00")
            .ShouldBe("respond complaint within 5 day #1: 2026-03-02 10:00 due 2026-03-07 10:00 running");
    }

    [Fact]
    public void A_recorded_breach_that_names_its_due_time_marks_that_clock_even_if_an_answer_is_found_later() =>
        Tells(
            "respond any within 1 hour",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 10:30 message.sent
            2026-03-02 10:40 message.received
            2026-03-02 10:50 message.sent
            2026-03-02 12:00 promise.broken about=respond_any_within_1_hour until=2026-03-02T11:40
            """,
            now: "2026-03-02 12:00",
            """
            respond any within 1 hour #1: 2026-03-02 10:00 due 2026-03-02 11:00 kept 2026-03-02 10:30
            respond any within 1 hour #2: 2026-03-02 10:40 due 2026-03-02 11:40 broken 2026-03-02 10:50
            """
        );

    [Fact]
    public void Figures_for_different_shares_are_each_measured() => new Story(
            """
            answer phone within 20 second 80%
            answer phone within 60 second
            answer phone within 30 second average
            """
        ).Told("2026-03-02 10:00 contact.started phone", "2026-03-02 10:00").Split('\n').Length.ShouldBe(3);

    [Fact]
    public void Peak_is_decided_when_the_clock_starts()
    {
        var calendar = Charter.Policy.Calendars.SupportCalendar.Create(
            Definition("UTC", "mon-fri 09:00-17:00") with
            {
                Peak = Week("mon-fri 11:00-13:00"),
            }
        );
        var story = new Story(
            """
            answer phone within 5 minute peak
            answer phone within 1 minute off_peak
            """,
            calendar
        );

        story
            .Told("2026-03-02 10:59 contact.started phone", "2026-03-02 10:59")
            .ShouldStartWith("answer phone within 1 minute off_peak");
        story
            .Told("2026-03-02 11:00 contact.started phone", "2026-03-02 11:00")
            .ShouldStartWith("answer phone within 5 minute peak");
    }

    [Fact]
    public void What_only_a_person_can_tell_holds_when_a_person_said_so()
    {
        var story = new Story(
            """
            resolve any within 2 day simple
            resolve any within 10 day complex
            resolve any within 1 day plan:gold
            """
        );
        const string Opened = "2026-03-02 10:00 ticket.opened email";

        story.Told(Opened, "2026-03-02 10:00").ShouldStartWith("resolve any within 2 day simple");
        story
            .Told(Opened + "\n2026-03-02 11:00 ticket.condition_stated condition=complex", "2026-03-02 11:00")
            .ShouldBe("resolve any within 10 day complex #1: 2026-03-02 10:00 due 2026-03-12 10:00 running");
        story
            .Told(Opened + "\n2026-03-02 10:00 ticket.condition_stated condition=plan:gold", "2026-03-02 11:00")
            .ShouldStartWith("resolve any within 1 day plan:gold");
    }

    [Fact]
    public void Waiting_for_the_customer_stops_the_solution_and_never_an_answer() =>
        Tells(
            """
            resolve any within 10 business_hour
            respond any within 1 day
            """,
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 12:00 ticket.waiting
            2026-03-03 12:00 ticket.resumed
            """,
            now: "2026-03-03 13:00",
            """
            respond any within 1 day #1: 2026-03-02 10:00 due 2026-03-03 10:00 overdue
            resolve any within 10 business_hour #1: 2026-03-02 10:00 due 2026-03-04 12:00 running
            """
        );

    [Fact]
    public void While_paused_a_clock_has_no_due_time_and_the_customers_message_ends_the_wait()
    {
        const string Waiting = """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 12:00 ticket.waiting
            """;

        Tells(
            "resolve any within 2 day",
            Waiting,
            now: "2026-03-20 10:00",
            "resolve any within 2 day #1: 2026-03-02 10:00 due - paused"
        );
        Tells(
            "resolve any within 2 day",
            Waiting + "\n2026-03-05 12:00 message.received",
            now: "2026-03-05 12:00",
            "resolve any within 2 day #1: 2026-03-02 10:00 due 2026-03-07 10:00 running"
        );
    }

    [Fact]
    public void Other_clocks_pause_when_the_policy_says_so()
    {
        var rules = new ClockRules { PausedWhileWaiting = [ServiceAction.Update, ServiceAction.Respond] };
        new Story("update any every 1 day\nrespond any within 1 day", rules: rules)
            .Told("2026-03-02 10:00 ticket.opened email\n2026-03-02 12:00 ticket.waiting", "2026-03-02 13:00")
            .ShouldBe(
                "respond any within 1 day #1: 2026-03-02 10:00 due 2026-03-03 10:00 running\n"
                    + "update any every 1 day #1: 2026-03-02 10:00 due - paused"
            );
    }

    [Fact]
    public void Reopening_goes_on_with_the_time_used_so_far() =>
        Tells(
            "resolve any within 10 business_hour",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 14:00 ticket.resolved
            2026-03-05 10:00 ticket.reopened
            2026-03-05 18:00 ticket.resolved
            """,
            now: "2026-03-06 10:00",
            "resolve any within 10 business_hour #1: 2026-03-02 10:00 due 2026-03-05 16:00 broken 2026-03-05 18:00"
        );

    [Fact]
    public void Tighter_time_counts_from_the_change_and_never_loosens() =>
        Tells(
            """
            resolve any within 24 hour
            resolve any within 4 hour priority:urgent
            """,
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 18:00 ticket.priority_changed priority=urgent
            """,
            now: "2026-03-02 18:00",
            "resolve any within 4 hour priority:urgent #1: 2026-03-02 10:00 due 2026-03-02 22:00 running"
        );

    [Fact]
    public void Tighter_time_near_the_end_keeps_the_old_due_time() =>
        Tells(
            """
            resolve any within 24 hour
            resolve any within 4 hour priority:urgent
            """,
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-03 09:00 ticket.priority_changed priority=urgent
            """,
            now: "2026-03-03 09:00",
            "resolve any within 4 hour priority:urgent #1: 2026-03-02 10:00 due 2026-03-03 10:00 running"
        );

    [Fact]
    public void Looser_time_counts_from_the_start() =>
        Tells(
            """
            resolve any within 24 hour
            resolve any within 4 hour priority:urgent
            """,
            """
            2026-03-02 10:00 ticket.opened email priority=urgent
            2026-03-02 13:00 ticket.priority_changed
            """,
            now: "2026-03-02 13:00",
            "resolve any within 24 hour #1: 2026-03-02 10:00 due 2026-03-03 10:00 running"
        );

    [Fact]
    public void A_breach_is_a_fact_that_no_later_change_undoes()
    {
        const string Promises = """
            resolve any within 4 hour
            resolve any within 24 hour priority:low
            """;

        Tells(
            Promises,
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 15:00 ticket.priority_changed priority=low
            2026-03-02 16:00 ticket.waiting
            """,
            now: "2026-03-02 16:00",
            "resolve any within 4 hour #1: 2026-03-02 10:00 due 2026-03-02 14:00 overdue"
        );
        Tells(
            "resolve any within 4 hour",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 13:59 ticket.resolved
            2026-03-02 14:05 promise.broken about=resolve_any_within_4_hour
            """,
            now: "2026-03-02 16:00",
            "resolve any within 4 hour #1: 2026-03-02 10:00 due 2026-03-02 14:00 broken 2026-03-02 13:59"
        );
    }

    [Fact]
    public void A_recorded_breach_marks_the_round_that_it_is_about() =>
        Tells(
            "respond any within 1 hour",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 11:30 message.sent
            2026-03-02 11:31 message.received
            2026-03-02 11:32 promise.broken about=respond_any_within_1_hour
            """,
            now: "2026-03-02 12:00",
            """
            respond any within 1 hour #1: 2026-03-02 10:00 due 2026-03-02 11:00 broken 2026-03-02 11:30
            respond any within 1 hour #2: 2026-03-02 11:31 due 2026-03-02 12:31 running
            """
        );

    [Fact]
    public void A_change_of_kind_starts_promises_that_now_apply_and_ends_those_that_no_longer_do() =>
        Tells(
            """
            acknowledge complaint within 2 business_day
            resolve enquiry within 1 day
            """,
            """
            2026-03-02 10:00 ticket.opened email enquiry
            2026-03-03 09:00 ticket.kind_changed complaint
            """,
            now: "2026-03-03 09:00",
            """
            acknowledge complaint within 2 business_day #1: 2026-03-03 09:00 due 2026-03-05 17:00 running
            resolve enquiry within 1 day #1: 2026-03-02 10:00 due 2026-03-03 10:00 ended 2026-03-03 09:00
            """
        );

    [Fact]
    public void The_policy_in_force_at_the_opening_governs_until_another_is_applied()
    {
        var old = new Story("resolve any within 5 day").Policy;
        var late = new Story("resolve any within 2 day", version: 2).Policy;
        var story = new Story("")
        {
            Policies = new GoverningPolicies([new(At("2026-01-01 00:00"), old), new(At("2026-03-03 00:00"), late)]),
        };
        const string Opened = "2026-03-02 10:00 ticket.opened email";

        story
            .Told(Opened, "2026-03-04 10:00")
            .ShouldBe("resolve any within 5 day #1: 2026-03-02 10:00 due 2026-03-07 10:00 running");
        story
            .Told(Opened + "\n2026-03-03 12:00 policy.applied version=2", "2026-03-04 10:00")
            .ShouldBe("resolve any within 2 day #1: 2026-03-02 10:00 due 2026-03-05 12:00 running");
        story
            .Told("2026-03-03 10:00 ticket.opened email", "2026-03-03 10:00")
            .ShouldStartWith("resolve any within 2 day");
        story
            .Told("2026-03-03 10:00 ticket.opened email version=1", "2026-03-03 10:00")
            .ShouldStartWith("resolve any within 5 day");
        story.Told("2025-03-03 10:00 ticket.opened email", "2026-03-03 10:00").ShouldBe("");
    }

    [Fact]
    public void A_ticket_merged_away_ends_its_clocks_and_hears_nothing_more()
    {
        var story = new Story("respond any within 1 day");
        var readings = CaseClocks.Read(
            story.Policies,
            [
                Story.Event("2026-03-02 10:00 ticket.opened email"),
                Story.Event("2026-03-02 12:00 ticket.merged"),
                Story.Event("2026-03-02 13:00 message.sent"),
                Story.Event("2026-03-02 14:00 message.received"),
            ],
            At("2026-03-09 10:00")
        );

        readings.Single().Outcome.ShouldBe(ClockOutcome.Ended);
        readings.Single().StoppedBy.ShouldBe(ClockEventKind.MergedAway);
        readings.Single().StoppedAt.ShouldBe(At("2026-03-02 12:00"));
    }

    [Fact]
    public void The_earliest_open_due_time_goes_on_in_the_surviving_ticket() =>
        Tells(
            """
            respond any within 1 day
            resolve any within 5 day
            """,
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 11:00 message.sent
            2026-03-02 12:00 ticket.merge_received about=resolve_any_within_5_day until=2026-03-04T10:00
            2026-03-02 12:00 ticket.merge_received about=respond_any_within_1_day until=2026-03-02T18:00
            2026-03-02 14:00 message.sent
            """,
            now: "2026-03-02 14:00",
            """
            respond any within 1 day #1: 2026-03-02 10:00 due 2026-03-03 10:00 kept 2026-03-02 11:00
            resolve any within 5 day #1: 2026-03-02 10:00 due 2026-03-04 10:00 running
            respond any within 1 day #2: 2026-03-02 12:00 due 2026-03-02 18:00 kept 2026-03-02 14:00
            """
        );

    [Fact]
    public void A_closed_ticket_owes_nothing_more() =>
        Tells(
            "respond any within 1 day\nresolve any within 5 day",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 12:00 ticket.closed
            """,
            now: "2026-03-09 14:00",
            """
            respond any within 1 day #1: 2026-03-02 10:00 due 2026-03-03 10:00 ended 2026-03-02 12:00
            resolve any within 5 day #1: 2026-03-02 10:00 due 2026-03-07 10:00 kept 2026-03-02 12:00
            """
        );

    [Fact]
    public void Warnings_come_at_a_share_and_before_due_in_working_time_where_the_clock_counts_it()
    {
        var rules = new ClockRules { WarnAtShare = 0.5m, WarnBefore = Duration.FromHours(2) };
        var story = new Story("resolve any within 10 business_hour\nrespond any within 24 hour", rules: rules);

        var readings = CaseClocks.Read(
            story.Policies,
            [Story.Event("2026-03-06 14:00 ticket.opened email")],
            At("2026-03-06 14:00")
        );

        readings
            .Select(reading =>
                (
                    Local(reading.DueAt!.Value, "UTC"),
                    Local(reading.WarnAt!.Value, "UTC"),
                    Local(reading.WarnAgainAt!.Value, "UTC")
                )
            )
            .ShouldBe([
                ("2026-03-07 14:00", "2026-03-07 02:00", "2026-03-07 12:00"),
                ("2026-03-09 16:00", "2026-03-09 11:00", "2026-03-09 14:00"),
            ]);
    }

    [Fact]
    public void A_promise_that_cannot_be_counted_has_no_clock() =>
        Tells(
            """
            resolve any within 1.5 business_day
            respond any within 99999999 day
            acknowledge any within 900000 business_hour
            """,
            "2026-03-02 10:00 ticket.opened email",
            now: "2026-03-02 10:00",
            ""
        );

    [Fact]
    public void An_explanation_tells_pauses_and_changes()
    {
        var story = new Story("resolve any within 10 business_hour\nresolve any within 2 business_hour priority:p1");
        ClockEvent[] events =
        [
            Story.Event("2026-03-02 10:00 ticket.opened email"),
            Story.Event("2026-03-02 12:00 ticket.waiting"),
            Story.Event("2026-03-02 13:00 ticket.resumed"),
            Story.Event("2026-03-02 14:00 ticket.priority_changed priority=p1"),
        ];

        var reading = CaseClocks.Explain(
            story.Policies,
            events,
            "resolve any within 2 business_hour priority:p1",
            1,
            At("2026-03-03 10:00")
        );

        reading.ShouldNotBeNull();
        reading
            .Steps.Select(step => $"{step.Kind} {Local(step.At, "UTC")}")
            .ShouldBe([
                "Started 2026-03-02 10:00",
                "Counted 2026-03-02 10:00",
                "Paused 2026-03-02 12:00",
                "Resumed 2026-03-02 13:00",
                "Counted 2026-03-02 13:00",
                "Retargeted 2026-03-02 14:00",
                "Counted 2026-03-02 14:00",
                "Due 2026-03-02 16:00",
                "Broken 2026-03-02 16:00",
            ]);
        CaseClocks
            .Explain(story.Policies, events, "respond any within 1 day", 1, At("2026-03-03 10:00"))
            .ShouldBeNull();
    }

    private static void Tells(string promises, string events, string now, string timeline) =>
        new Story(promises).Told(events, now).ShouldBe(timeline.ReplaceLineEndings("\n"));
}
