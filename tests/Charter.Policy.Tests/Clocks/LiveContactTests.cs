using Charter.Policy.Calendars;
using Charter.Policy.Clocks;
using NodaTime;
using Shouldly;
using Xunit;
using static Charter.Policy.Tests.Calendars.Given;

namespace Charter.Policy.Tests.Clocks;

/// <summary>Calls, chats and visits: who waits, from when, and what ends the wait.</summary>
public sealed class LiveContactTests
{
    [Fact]
    public void The_caller_who_came_first_is_taken_up_first_and_each_channel_has_its_own_line() =>
        Tells(
            "answer any within 5 minute",
            """
            2026-03-02 10:00 contact.started phone
            2026-03-02 10:01 contact.started chat
            2026-03-02 10:02 contact.started phone
            2026-03-02 10:03 contact.answered phone
            2026-03-02 10:04 contact.answered chat
            """,
            now: "2026-03-02 10:04",
            """
            answer any within 5 minute #1: 2026-03-02 10:00 due 2026-03-02 10:05 kept 2026-03-02 10:03
            answer any within 5 minute #2: 2026-03-02 10:01 due 2026-03-02 10:06 kept 2026-03-02 10:04
            answer any within 5 minute #3: 2026-03-02 10:02 due 2026-03-02 10:07 running
            """
        );

    [Fact]
    public void A_persons_first_words_take_up_a_chat_and_a_machines_do_not() =>
        Tells(
            "answer chat within 1 minute",
            """
            2026-03-02 10:00 contact.started chat
            2026-03-02 10:00 message.sent machine chat
            2026-03-02 10:03 message.sent chat
            """,
            now: "2026-03-02 10:03",
            "answer chat within 1 minute #1: 2026-03-02 10:00 due 2026-03-02 10:01 broken 2026-03-02 10:03"
        );

    [Fact]
    public void Who_hangs_up_in_time_was_not_kept_waiting_and_who_hangs_up_late_was() =>
        Tells(
            "answer phone within 1 minute",
            """
            2026-03-02 10:00 contact.started phone
            2026-03-02 10:01 contact.ended phone
            2026-03-02 11:00 contact.started phone
            2026-03-02 11:02 contact.ended phone
            """,
            now: "2026-03-02 12:00",
            """
            answer phone within 1 minute #1: 2026-03-02 10:00 due 2026-03-02 10:01 ended 2026-03-02 10:01
            answer phone within 1 minute #2: 2026-03-02 11:00 due 2026-03-02 11:01 broken 2026-03-02 11:02
            """
        );

    [Fact]
    public void A_change_before_opening_does_not_make_a_night_chat_late() =>
        Tells(
            """
            answer chat within 10 minute
            answer chat within 1 minute priority:urgent
            """,
            """
            2026-03-06 18:00 ticket.opened chat
            2026-03-06 18:00 contact.started chat
            2026-03-06 19:00 ticket.priority_changed priority=urgent
            """,
            now: "2026-03-09 09:00",
            "answer chat within 1 minute priority:urgent #1: 2026-03-09 09:00 due 2026-03-09 09:01 running"
        );

    [Fact]
    public void A_promise_that_comes_to_hold_before_opening_counts_from_the_opening_too() =>
        Tells(
            "answer chat within 1 minute plan:gold",
            """
            2026-03-06 18:00 ticket.opened chat
            2026-03-06 18:00 contact.started chat
            2026-03-06 19:00 ticket.condition_stated condition=plan:gold
            """,
            now: "2026-03-09 09:00",
            "answer chat within 1 minute plan:gold #1: 2026-03-09 09:00 due 2026-03-09 09:01 running"
        );

    [Fact]
    public void A_wait_before_opening_takes_nothing_from_a_clock_that_has_not_begun()
    {
        var rules = new ClockRules { PausedWhileWaiting = [ServiceAction.Answer] };
        new Story("answer chat within 10 minute", rules: rules)
            .Told(
                """
                2026-03-06 18:00 ticket.opened chat
                2026-03-06 18:00 contact.started chat
                2026-03-06 19:00 ticket.waiting
                2026-03-06 20:00 ticket.resumed
                """,
                "2026-03-09 09:00"
            )
            .ShouldBe("answer chat within 10 minute #1: 2026-03-09 09:00 due 2026-03-09 09:10 running");
    }

    [Fact]
    public void Peak_is_that_of_the_opening_for_a_call_before_it()
    {
        var calendar = SupportCalendar.Create(
            Definition("UTC", "mon-fri 09:00-17:00") with
            {
                Peak = Week("mon-fri 09:00-10:00"),
            }
        );

        new Story("answer phone within 5 minute peak\nanswer phone within 1 minute off_peak", calendar)
            .Told("2026-03-02 08:00 contact.started phone", "2026-03-02 08:00")
            .ShouldBe("answer phone within 5 minute peak #1: 2026-03-02 09:00 due 2026-03-02 09:05 running");
    }

    [Fact]
    public void Peak_at_the_start_holds_for_the_whole_call()
    {
        var calendar = SupportCalendar.Create(
            Definition("UTC", "mon-fri 09:00-17:00") with
            {
                Peak = Week("mon-fri 11:00-13:00"),
            }
        );

        new Story("answer phone within 5 minute peak\nanswer phone within 1 minute off_peak", calendar)
            .Told(
                "2026-03-02 12:59 contact.started phone\n2026-03-02 13:02 ticket.priority_changed priority=p1",
                "2026-03-02 13:02"
            )
            .ShouldBe("answer phone within 5 minute peak #1: 2026-03-02 12:59 due 2026-03-02 13:04 running");
    }

    [Fact]
    public void A_ring_lasts_as_long_as_the_calendar_says()
    {
        var calendar = SupportCalendar.Create(
            Definition("UTC", "mon-fri 09:00-17:00") with
            {
                Ring = Duration.FromSeconds(20),
            }
        );

        new Story("answer phone within 3 ring", calendar)
            .Told("2026-03-02 10:00 contact.started phone", "2026-03-02 10:00")
            .ShouldBe("answer phone within 3 ring #1: 2026-03-02 10:00 due 2026-03-02 10:01 running");
    }

    [Fact]
    public void Each_voicemail_and_missed_call_is_owed_a_call_of_its_own() =>
        Tells(
            "return_call phone within 4 hour",
            """
            2026-03-02 10:00 voicemail.left
            2026-03-02 11:00 call.missed
            2026-03-02 12:00 callback.requested
            2026-03-02 13:30 call.returned
            2026-03-02 15:30 call.returned
            """,
            now: "2026-03-02 15:45",
            """
            return_call phone within 4 hour #1: 2026-03-02 10:00 due 2026-03-02 14:00 kept 2026-03-02 13:30
            return_call phone within 4 hour #2: 2026-03-02 11:00 due 2026-03-02 15:00 broken 2026-03-02 15:30
            return_call phone within 4 hour #3: 2026-03-02 12:00 due 2026-03-02 16:00 running
            """
        );

    [Fact]
    public void A_call_for_voicemails_leaves_the_missed_calls_owed() =>
        Tells(
            "return_call phone within 4 hour",
            """
            2026-03-02 10:00 call.missed
            2026-03-02 11:00 voicemail.left
            2026-03-02 12:00 call.returned voicemail
            """,
            now: "2026-03-02 12:00",
            """
            return_call phone within 4 hour #1: 2026-03-02 10:00 due 2026-03-02 14:00 running
            return_call phone within 4 hour #2: 2026-03-02 11:00 due 2026-03-02 15:00 kept 2026-03-02 12:00
            """
        );

    [Fact]
    public void A_message_does_not_return_a_call() =>
        Tells(
            "return_call any within 4 hour",
            "2026-03-02 10:00 voicemail.left\n2026-03-02 11:00 message.sent",
            now: "2026-03-02 11:00",
            "return_call any within 4 hour #1: 2026-03-02 10:00 due 2026-03-02 14:00 running"
        );

    private static void Tells(string promises, string events, string now, string timeline) =>
        new Story(promises).Told(events, now).ShouldBe(timeline.ReplaceLineEndings("\n"));
}
