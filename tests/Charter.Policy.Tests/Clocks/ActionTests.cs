using Charter.Policy.Clocks;
using Shouldly;
using Xunit;
using static Charter.Policy.Tests.Calendars.Given;

namespace Charter.Policy.Tests.Clocks;

/// <summary>What starts, stops and repeats the clock of each action.</summary>
public sealed class ActionTests
{
    [Fact]
    public void A_machine_acknowledges_but_only_a_person_answers() =>
        Tells(
            """
            acknowledge any within 1 hour
            first_response any within 4 hour
            respond any within 24 hour
            """,
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 10:01 acknowledgement.sent
            2026-03-02 10:02 message.sent machine
            2026-03-02 15:00 message.sent
            """,
            now: "2026-03-03 10:00",
            """
            acknowledge any within 1 hour #1: 2026-03-02 10:00 due 2026-03-02 11:00 kept 2026-03-02 10:01
            first_response any within 4 hour #1: 2026-03-02 10:00 due 2026-03-02 14:00 broken 2026-03-02 15:00
            respond any within 24 hour #1: 2026-03-02 10:00 due 2026-03-03 10:00 kept 2026-03-02 15:00
            """
        );

    [Fact]
    public void A_substantive_reply_acknowledges_too() =>
        Tells(
            "acknowledge any within 1 hour",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 10:30 message.sent
            """,
            now: "2026-03-03 10:00",
            "acknowledge any within 1 hour #1: 2026-03-02 10:00 due 2026-03-02 11:00 kept 2026-03-02 10:30"
        );

    [Fact]
    public void Done_exactly_when_due_is_kept_and_open_at_that_moment_is_not_overdue()
    {
        Tells(
            "acknowledge any within 1 hour",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 11:00 acknowledgement.sent
            """,
            now: "2026-03-02 11:00",
            "acknowledge any within 1 hour #1: 2026-03-02 10:00 due 2026-03-02 11:00 kept 2026-03-02 11:00"
        );
        Tells(
            "acknowledge any within 1 hour",
            "2026-03-02 10:00 ticket.opened email",
            now: "2026-03-02 11:00",
            "acknowledge any within 1 hour #1: 2026-03-02 10:00 due 2026-03-02 11:00 running"
        );
    }

    [Fact]
    public void What_we_open_ourselves_owes_no_answer_but_is_to_be_settled() =>
        Tells(
            """
            acknowledge any within 1 hour
            first_response any within 4 hour
            respond any within 24 hour
            resolve any within 5 business_day
            """,
            "2026-03-02 10:00 ticket.opened email agent",
            now: "2026-03-02 10:00",
            "resolve any within 5 business_day #1: 2026-03-02 10:00 due 2026-03-09 17:00 running"
        );

    [Fact]
    public void The_oldest_unanswered_message_is_what_is_to_be_answered_each_time() =>
        Tells(
            "respond email within 24 hour",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 12:00 message.received
            2026-03-02 18:00 message.sent
            2026-03-04 09:00 message.received
            2026-03-04 10:00 message.received
            2026-03-05 12:00 answer.not_needed
            """,
            now: "2026-03-06 10:00",
            """
            respond email within 24 hour #1: 2026-03-02 10:00 due 2026-03-03 10:00 kept 2026-03-02 18:00
            respond email within 24 hour #2: 2026-03-04 09:00 due 2026-03-05 09:00 broken 2026-03-05 12:00
            """
        );

    [Fact]
    public void Updates_are_due_after_each_public_message_until_the_matter_is_settled() =>
        Tells(
            "update any every 48 hour",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-03 10:00 message.sent machine
            2026-03-04 10:00 message.received
            2026-03-06 12:00 message.sent
            2026-03-07 10:00 ticket.resolved
            2026-03-10 10:00 ticket.reopened
            """,
            now: "2026-03-10 10:00",
            """
            update any every 48 hour #1: 2026-03-02 10:00 due 2026-03-04 10:00 kept 2026-03-03 10:00
            update any every 48 hour #2: 2026-03-03 10:00 due 2026-03-05 10:00 broken 2026-03-06 12:00
            update any every 48 hour #3: 2026-03-06 12:00 due 2026-03-08 12:00 ended 2026-03-07 10:00
            update any every 48 hour #4: 2026-03-10 10:00 due 2026-03-12 10:00 running
            """
        );

    [Fact]
    public void Escalated_cases_are_updated_and_recorded_from_each_escalation() =>
        Tells(
            """
            update escalation every 24 hour
            document escalation within 1 hour
            """,
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-03 10:00 ticket.escalated
            2026-03-03 10:30 escalation.recorded
            2026-03-03 20:00 message.sent
            2026-03-04 10:00 ticket.escalated
            2026-03-04 12:00 escalation.recorded
            """,
            now: "2026-03-04 12:00",
            """
            update escalation every 24 hour #1: 2026-03-03 10:00 due 2026-03-04 10:00 kept 2026-03-03 20:00
            document escalation within 1 hour #1: 2026-03-03 10:00 due 2026-03-03 11:00 kept 2026-03-03 10:30
            update escalation every 24 hour #2: 2026-03-03 20:00 due 2026-03-04 20:00 running
            document escalation within 1 hour #2: 2026-03-04 10:00 due 2026-03-04 11:00 broken 2026-03-04 12:00
            """
        );

    [Fact]
    public void An_update_already_promised_is_not_put_off_by_an_escalation() =>
        Tells(
            """
            update any every 48 hour
            update escalation every 24 hour
            """,
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-04 08:00 ticket.escalated
            """,
            now: "2026-03-04 09:00",
            """
            update any every 48 hour #1: 2026-03-02 10:00 due 2026-03-04 10:00 ended 2026-03-04 08:00
            update escalation every 24 hour #2: 2026-03-04 08:00 due 2026-03-04 10:00 running
            """
        );

    [Fact]
    public void A_holding_notice_counts_when_it_promises_a_date_and_that_date_is_a_promise() =>
        Tells(
            "notify_delay complaint within 5 business_day",
            """
            2026-03-02 10:00 ticket.opened email complaint
            2026-03-05 10:00 holding_notice.sent
            2026-03-09 10:00 holding_notice.sent until=2026-03-16T17:00
            2026-03-17 10:00 holding_notice.sent until=2026-03-20T17:00
            2026-03-19 10:00 ticket.resolved
            """,
            now: "2026-03-20 10:00",
            """
            notify_delay complaint within 5 business_day #1: 2026-03-02 10:00 due 2026-03-09 17:00 kept 2026-03-09 10:00
            notify_delay complaint within 5 business_day #2: 2026-03-09 10:00 due 2026-03-16 17:00 broken 2026-03-17 10:00
            notify_delay complaint within 5 business_day #3: 2026-03-17 10:00 due 2026-03-20 17:00 kept 2026-03-19 10:00
            """
        );

    [Fact]
    public void Each_contact_is_greeted_and_taken_up() =>
        Tells(
            """
            greet in_person within 2 minute
            answer in_person within 10 minute
            answer phone within 3 ring
            """,
            """
            2026-03-02 10:00 contact.started in_person
            2026-03-02 10:01 contact.greeted
            2026-03-02 10:12 contact.answered
            2026-03-02 11:00 contact.started phone
            2026-03-02 11:00 contact.answered phone
            2026-03-02 12:00 contact.started phone
            2026-03-02 12:00 contact.ended phone
            """,
            now: "2026-03-02 13:00",
            """
            greet in_person within 2 minute #1: 2026-03-02 10:00 due 2026-03-02 10:02 kept 2026-03-02 10:01
            answer in_person within 10 minute #1: 2026-03-02 10:00 due 2026-03-02 10:10 broken 2026-03-02 10:12
            answer phone within 3 ring #2: 2026-03-02 11:00 due 2026-03-02 11:00 kept 2026-03-02 11:00
            answer phone within 3 ring #3: 2026-03-02 12:00 due 2026-03-02 12:00 ended 2026-03-02 12:00
            """
        );

    [Fact]
    public void A_live_contact_outside_support_hours_is_counted_from_the_next_opening() =>
        Tells(
            """
            answer chat within 1 minute
            respond chat within 30 minute
            respond email within 30 minute
            """,
            """
            2026-03-06 18:00 contact.started chat
            2026-03-06 18:00 ticket.opened chat
            2026-03-07 18:00 message.received email
            """,
            now: "2026-03-09 09:00",
            """
            respond chat within 30 minute #1: 2026-03-09 09:00 due 2026-03-09 09:30 running
            answer chat within 1 minute #1: 2026-03-09 09:00 due 2026-03-09 09:01 running
            """
        );

    [Fact]
    public void Unless_the_policy_promises_something_for_those_hours() =>
        Tells(
            """
            answer phone within 20 second
            answer phone within 5 minute out_of_hours
            """,
            "2026-03-07 18:00 contact.started phone",
            now: "2026-03-07 18:01",
            "answer phone within 5 minute out_of_hours #1: 2026-03-07 18:00 due 2026-03-07 18:05 running"
        );

    [Fact]
    public void Calls_are_returned_and_an_attempt_counts_if_the_policy_lets_it()
    {
        const string Promises = """
            return_call voicemail within 4 business_hour
            return_call callback within 1 hour
            """;
        const string Events = """
            2026-03-02 10:00 voicemail.left
            2026-03-02 10:30 call.missed
            2026-03-02 11:00 call.attempted
            2026-03-02 12:00 call.returned
            """;

        Tells(
            Promises,
            Events,
            now: "2026-03-02 13:00",
            """
            return_call voicemail within 4 business_hour #1: 2026-03-02 10:00 due 2026-03-02 14:00 kept 2026-03-02 11:00
            return_call callback within 1 hour #2: 2026-03-02 10:30 due 2026-03-02 11:30 broken 2026-03-02 12:00
            """
        );
        new Story(Promises, rules: new ClockRules { AttemptReturnsCall = false })
            .Told(Events, "2026-03-02 13:00")
            .ShouldEndWith("due 2026-03-02 11:30 overdue");
    }

    [Fact]
    public void Acts_owed_from_the_opening_are_kept_by_the_act_and_end_when_the_matter_is_settled() =>
        Tells(
            """
            refer any within 1 business_day
            escalate any within 2 business_day unresolved
            start request within 4 business_hour
            attend request within 1 day
            """,
            """
            2026-03-02 10:00 ticket.opened phone request
            2026-03-02 11:00 ticket.referred
            2026-03-02 12:00 work.started
            2026-03-03 09:00 site.attended
            2026-03-03 10:00 ticket.resolved
            """,
            now: "2026-03-05 10:00",
            """
            refer any within 1 business_day #1: 2026-03-02 10:00 due 2026-03-03 17:00 kept 2026-03-02 11:00
            escalate any within 2 business_day unresolved #1: 2026-03-02 10:00 due 2026-03-04 17:00 ended 2026-03-03 10:00
            start request within 4 business_hour #1: 2026-03-02 10:00 due 2026-03-02 14:00 kept 2026-03-02 12:00
            attend request within 1 day #1: 2026-03-02 10:00 due 2026-03-03 10:00 kept 2026-03-03 09:00
            """
        );

    [Fact]
    public void A_callback_is_offered_to_each_caller_who_waits() =>
        Tells(
            "offer_callback phone within 2 minute",
            """
            2026-03-02 10:00 contact.started phone
            2026-03-02 10:01 callback.offered
            2026-03-02 10:10 contact.started phone
            2026-03-02 10:11 contact.answered
            """,
            now: "2026-03-02 11:00",
            """
            offer_callback phone within 2 minute #1: 2026-03-02 10:00 due 2026-03-02 10:02 kept 2026-03-02 10:01
            offer_callback phone within 2 minute #2: 2026-03-02 10:10 due 2026-03-02 10:12 ended 2026-03-02 10:11
            """
        );

    [Fact]
    public void A_ticket_that_a_voicemail_opened_owes_one_call() =>
        Tells(
            "return_call any within 1 day",
            """
            2026-03-02 10:00 voicemail.left
            2026-03-02 10:00 ticket.opened voicemail
            """,
            now: "2026-03-02 11:00",
            "return_call any within 1 day #1: 2026-03-02 10:00 due 2026-03-03 10:00 running"
        );

    [Fact]
    public void A_duty_is_due_again_after_the_last_time_it_was_done()
    {
        var policy = new Story("").Policy;
        var audit = Story.Promise("review any every 1 month");

        Story
            .Told(DutyClocks.Read(audit, null, At("2026-01-31 09:00"), policy, At("2026-02-20 09:00")))
            .ShouldBe("review any every 1 month #1: 2026-01-31 09:00 due 2026-02-28 09:00 running");
        Story
            .Told(
                DutyClocks.Read(
                    audit,
                    At("2026-02-27 12:00"),
                    At("2026-01-31 09:00"),
                    policy,
                    At("2026-03-28 09:00"),
                    1
                )
            )
            .ShouldBe("review any every 1 month #2: 2026-02-27 12:00 due 2026-03-27 12:00 overdue");
    }

    private static void Tells(string promises, string events, string now, string timeline) =>
        new Story(promises).Told(events, now).ShouldBe(timeline.ReplaceLineEndings("\n"));
}
