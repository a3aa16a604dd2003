using Charter.Policy.Clocks;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Clocks;

/// <summary>Clocks that keep exactly what the policy says: who acts, for whom, and which limit is meant.</summary>
public sealed class ToTheLetterTests
{
    [Fact]
    public void A_voice_menu_answers_nobody() =>
        Tells(
            """
            greet phone within 20 second
            answer phone within 1 minute
            """,
            """
            2026-03-02 10:00 contact.started phone
            2026-03-02 10:00 contact.greeted machine phone
            2026-03-02 10:00 contact.answered machine phone
            2026-03-02 10:02 contact.answered phone
            """,
            now: "2026-03-02 10:05",
            """
            greet phone within 20 second #1: 2026-03-02 10:00 due 2026-03-02 10:00 broken 2026-03-02 10:02
            answer phone within 1 minute #1: 2026-03-02 10:00 due 2026-03-02 10:01 broken 2026-03-02 10:02
            """
        );

    [Fact]
    public void Only_a_person_can_say_that_no_answer_is_needed_or_call_back() =>
        Tells(
            """
            respond any within 4 hour
            return_call any within 4 hour
            """,
            """
            2026-03-02 10:00 ticket.opened voicemail
            2026-03-02 11:00 answer.not_needed machine
            2026-03-02 11:00 call.returned machine
            2026-03-02 11:00 call.attempted machine
            """,
            now: "2026-03-02 12:00",
            """
            respond any within 4 hour #1: 2026-03-02 10:00 due 2026-03-02 14:00 running
            return_call any within 4 hour #1: 2026-03-02 10:00 due 2026-03-02 14:00 running
            """
        );

    [Fact]
    public void Of_two_callers_the_one_who_hangs_up_does_not_end_the_wait_of_the_other() =>
        Tells(
            "answer phone within 1 minute",
            """
            2026-03-02 10:00 contact.started phone
            2026-03-02 10:01 contact.started phone
            2026-03-02 10:01 contact.ended phone
            2026-03-02 10:03 contact.answered phone
            """,
            now: "2026-03-02 10:05",
            """
            answer phone within 1 minute #1: 2026-03-02 10:00 due 2026-03-02 10:01 ended 2026-03-02 10:01
            answer phone within 1 minute #2: 2026-03-02 10:01 due 2026-03-02 10:02 broken 2026-03-02 10:03
            """
        );

    [Fact]
    public void A_call_that_was_taken_ends_without_ending_one_that_waits() =>
        Tells(
            "answer phone within 5 minute",
            """
            2026-03-02 10:00 contact.started phone
            2026-03-02 10:01 contact.started phone
            2026-03-02 10:02 contact.answered phone
            2026-03-02 10:03 contact.ended phone
            2026-03-02 10:04 contact.answered phone
            """,
            now: "2026-03-02 10:10",
            """
            answer phone within 5 minute #1: 2026-03-02 10:00 due 2026-03-02 10:05 kept 2026-03-02 10:02
            answer phone within 5 minute #2: 2026-03-02 10:01 due 2026-03-02 10:06 kept 2026-03-02 10:04
            """
        );

    [Fact]
    public void Calls_that_have_names_are_told_apart_by_them() =>
        Tells(
            "answer phone within 5 minute\nreturn_call any within 1 hour",
            """
            2026-03-02 10:00 contact.started phone contact=a
            2026-03-02 10:01 contact.started phone contact=b
            2026-03-02 10:02 contact.answered phone contact=b
            2026-03-02 10:03 contact.ended phone contact=a
            2026-03-02 11:00 voicemail.left contact=c
            2026-03-02 11:10 voicemail.left contact=d
            2026-03-02 11:20 call.returned contact=d
            """,
            now: "2026-03-02 11:30",
            """
            answer phone within 5 minute #1: 2026-03-02 10:00 due 2026-03-02 10:05 ended 2026-03-02 10:03
            answer phone within 5 minute #2: 2026-03-02 10:01 due 2026-03-02 10:06 kept 2026-03-02 10:02
            return_call any within 1 hour #1: 2026-03-02 11:00 due 2026-03-02 12:00 running
            return_call any within 1 hour #2: 2026-03-02 11:10 due 2026-03-02 12:10 kept 2026-03-02 11:20
            """
        );

    [Fact]
    public void A_chat_that_nobody_recorded_begins_when_its_ticket_is_opened() =>
        Tells(
            "answer chat within 5 minute",
            """
            2026-03-02 10:00 ticket.opened chat
            2026-03-02 10:10 message.sent
            """,
            now: "2026-03-02 10:10",
            "answer chat within 5 minute #1: 2026-03-02 10:00 due 2026-03-02 10:05 broken 2026-03-02 10:10"
        );

    [Theory]
    [InlineData("2026-03-02 10:00 contact.started phone\n2026-03-02 10:03 ticket.opened phone")]
    [InlineData("2026-03-02 09:58 ticket.opened phone\n2026-03-02 10:00 contact.started phone")]
    public void A_call_that_was_recorded_counts_once_whichever_comes_first(string events) =>
        Tells(
            "answer phone within 5 minute",
            events + "\n2026-03-02 10:04 contact.answered phone",
            now: "2026-03-02 10:10",
            "answer phone within 5 minute #1: 2026-03-02 10:00 due 2026-03-02 10:05 kept 2026-03-02 10:04"
        );

    [Fact]
    public void Who_opens_a_ticket_for_a_caller_has_taken_the_call() =>
        Tells(
            "answer phone within 5 minute",
            "2026-03-02 10:00 ticket.opened phone agent",
            now: "2026-03-02 11:00",
            ""
        );

    [Fact]
    public void A_notice_of_delay_waits_with_the_limit_that_it_names() =>
        Tells(
            """
            resolve any within 5 day
            notify_delay any within 5 day
            """,
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-03 10:00 ticket.waiting
            2026-03-13 10:00 ticket.resumed
            2026-03-14 10:00 ticket.resolved
            2026-03-16 10:00 ticket.reopened
            """,
            now: "2026-03-16 10:00",
            """
            notify_delay any within 5 day #1: 2026-03-02 10:00 due 2026-03-19 10:00 running
            resolve any within 5 day #1: 2026-03-02 10:00 due 2026-03-19 10:00 running
            """
        );

    [Fact]
    public void A_notice_of_delay_with_a_limit_of_its_own_waits_for_nobody() =>
        Tells(
            """
            resolve any within 10 day
            respond any within 5 day
            notify_delay any within 5 day
            """,
            """
            2026-03-02 10:00 ticket.opened email agent
            2026-03-03 10:00 ticket.waiting
            2026-03-05 10:00 ticket.resumed
            2026-03-06 10:00 ticket.resolved
            2026-03-06 12:00 ticket.reopened
            """,
            now: "2026-03-06 12:00",
            """
            notify_delay any within 5 day #1: 2026-03-02 10:00 due 2026-03-07 10:00 running
            resolve any within 10 day #1: 2026-03-02 10:00 due 2026-03-14 12:00 running
            """
        );

    [Fact]
    public void A_promised_date_stands_when_a_ticket_is_reopened() =>
        Tells(
            "notify_delay any within 2 day",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-03 10:00 holding_notice.sent until=2026-03-12T10:00
            2026-03-04 10:00 ticket.resolved
            2026-03-06 10:00 ticket.reopened
            """,
            now: "2026-03-06 10:00",
            """
            notify_delay any within 2 day #1: 2026-03-02 10:00 due 2026-03-04 10:00 kept 2026-03-03 10:00
            notify_delay any within 2 day #2: 2026-03-03 10:00 due 2026-03-12 10:00 running
            """
        );

    [Fact]
    public void A_promised_date_that_passed_while_the_matter_was_settled_was_kept() =>
        Tells(
            "notify_delay any within 2 day",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-03 10:00 holding_notice.sent until=2026-03-05T10:00
            2026-03-04 10:00 ticket.resolved
            2026-03-06 10:00 ticket.reopened
            """,
            now: "2026-03-07 10:00",
            """
            notify_delay any within 2 day #1: 2026-03-02 10:00 due 2026-03-04 10:00 kept 2026-03-03 10:00
            notify_delay any within 2 day #2: 2026-03-03 10:00 due 2026-03-05 10:00 kept 2026-03-04 10:00
            """
        );

    [Fact]
    public void Each_level_of_an_escalation_matrix_has_its_clock_and_is_reached_in_turn()
    {
        const string Levels = """
            escalate any within 4 hour
            escalate any within 8 hour other:level 2
            escalate any within 2 day other:level 3
            """;
        Tells(
            Levels,
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 13:00 ticket.escalated
            2026-03-02 19:00 ticket.escalated
            2026-03-02 20:00 ticket.priority_changed priority=p1
            """,
            now: "2026-03-02 20:00",
            """
            escalate any within 4 hour #1: 2026-03-02 10:00 due 2026-03-02 14:00 kept 2026-03-02 13:00
            escalate any within 8 hour other:level 2 #1: 2026-03-02 10:00 due 2026-03-02 18:00 broken 2026-03-02 19:00
            escalate any within 2 day other:level 3 #1: 2026-03-02 10:00 due 2026-03-04 10:00 running
            """
        );
        Tells(
            Levels,
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 13:00 ticket.escalated level=2
            2026-03-02 17:00 ticket.resolved
            """,
            now: "2026-03-05 20:00",
            """
            escalate any within 4 hour #1: 2026-03-02 10:00 due 2026-03-02 14:00 kept 2026-03-02 13:00
            escalate any within 8 hour other:level 2 #1: 2026-03-02 10:00 due 2026-03-02 18:00 kept 2026-03-02 13:00
            escalate any within 2 day other:level 3 #1: 2026-03-02 10:00 due 2026-03-04 10:00 ended 2026-03-02 17:00
            """
        );
    }

    [Theory]
    [InlineData("p1", "Priority 1")]
    [InlineData("p1", "P1")]
    [InlineData("p1", "1")]
    [InlineData("p1", "P1 - Critical")]
    [InlineData("critical", "P1 - Critical")]
    [InlineData("s1", "Severity 1")]
    [InlineData("s1", "sev1")]
    [InlineData("s2", "2")]
    [InlineData("high", "High priority")]
    [InlineData("urgent", "紧急")]
    [InlineData("level 1", "一级")]
    public void A_priority_is_read_as_policies_write_it(string promised, string written) =>
        Applies($"priority:{promised}", new ClockEvent { Priority = written }).ShouldBeTrue();

    [Theory]
    [InlineData("p1", "P2")]
    [InlineData("s1", "P1")]
    [InlineData("p1", "11")]
    [InlineData("high", "higher education")]
    public void Another_priority_is_another_promise(string promised, string written) =>
        Applies($"priority:{promised}", new ClockEvent { Priority = written }).ShouldBeFalse();

    [Theory]
    [InlineData("Stage 1")]
    [InlineData("stage one")]
    [InlineData("1")]
    public void A_stage_is_read_as_policies_write_it(string written) =>
        Applies("stage:1", new ClockEvent { Stage = written }).ShouldBeTrue();

    [Theory]
    [InlineData("plan:gold", "Plan:Gold")]
    [InlineData("plan:gold", "plan: Gold plan")]
    [InlineData("high_volume", "High volume")]
    public void A_stated_condition_is_read_as_policies_write_it(string promised, string stated)
    {
        var story = new Story($"resolve any within 1 day {promised}");
        var opened = Story.Event("2026-03-02 10:00 ticket.opened email");
        CaseClocks
            .Read(
                story.Policies,
                [opened, new ClockEvent(opened.At, ClockEventKind.ConditionStated) { Condition = stated }],
                opened.At
            )
            .ShouldHaveSingleItem();
    }

    private static bool Applies(string condition, ClockEvent with)
    {
        var story = new Story($"resolve any within 1 day {condition}");
        var opened = Story.Event("2026-03-02 10:00 ticket.opened email") with
        {
            Priority = with.Priority,
            Stage = with.Stage,
        };
        return CaseClocks.Read(story.Policies, [opened], opened.At).Length == 1;
    }

    private static void Tells(string promises, string events, string now, string timeline) =>
        new Story(promises).Told(events, now).ShouldBe(timeline.ReplaceLineEndings("\n"));
}
