using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Clocks;

/// <summary>Turns that few tickets take, each with one right answer.</summary>
public sealed class SeldomTurnsTests
{
    [Fact]
    public void A_ticket_opens_once() =>
        Tells(
            "resolve any within 10 hour",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 11:00 ticket.opened email
            """,
            now: "2026-03-02 12:00",
            "resolve any within 10 hour #1: 2026-03-02 10:00 due 2026-03-02 20:00 running"
        );

    [Fact]
    public void Only_a_call_that_was_left_unanswered_is_returned()
    {
        Tells("return_call any within 1 hour", "2026-03-02 10:00 ticket.opened email", now: "2026-03-02 10:30", "");
        Tells(
            "return_call any within 1 hour",
            """
            2026-03-02 09:50 call.missed
            2026-03-02 10:00 ticket.opened callback
            """,
            now: "2026-03-02 10:30",
            "return_call any within 1 hour #1: 2026-03-02 09:50 due 2026-03-02 10:50 running"
        );
    }

    [Fact]
    public void A_message_before_there_is_a_ticket_owes_no_update() =>
        Tells("update any every 48 hour", "2026-03-02 10:00 message.sent", now: "2026-03-02 12:00", "");

    [Fact]
    public void A_visitor_who_leaves_is_greeted_no_more() =>
        Tells(
            "greet in_person within 2 minute",
            """
            2026-03-02 10:00 contact.started in_person
            2026-03-02 10:01 contact.ended in_person
            """,
            now: "2026-03-02 10:05",
            "greet in_person within 2 minute #1: 2026-03-02 10:00 due 2026-03-02 10:02 ended 2026-03-02 10:01"
        );

    [Fact]
    public void A_settled_ticket_waits_for_nobody() =>
        Tells(
            "resolve any within 10 hour",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 12:00 ticket.resolved
            2026-03-02 13:00 ticket.waiting
            2026-03-02 14:00 ticket.reopened
            """,
            now: "2026-03-02 15:00",
            "resolve any within 10 hour #1: 2026-03-02 10:00 due 2026-03-02 22:00 running"
        );

    [Theory]
    [InlineData("2026-03-02 12:00 ticket.resumed", "2026-03-02 22:00")]
    [InlineData("2026-03-02 12:00 message.received", "2026-03-02 22:00")]
    [InlineData("2026-03-02 12:00 ticket.resolved\n2026-03-02 13:00 ticket.reopened", "2026-03-02 23:00")]
    public void A_ticket_can_wait_again_after_a_wait_has_ended(string end, string due) =>
        Tells(
            "resolve any within 10 hour",
            $"""
            2026-03-02 10:00 ticket.opened email
            2026-03-02 11:00 ticket.waiting
            {end}
            2026-03-02 14:00 ticket.waiting
            2026-03-02 15:00 ticket.resumed
            """,
            now: "2026-03-02 16:00",
            $"resolve any within 10 hour #1: 2026-03-02 10:00 due {due} running"
        );

    [Fact]
    public void What_comes_to_be_owed_during_a_wait_stands_still_at_once() =>
        Tells(
            "resolve complaint within 10 hour",
            """
            2026-03-02 10:00 ticket.opened email request
            2026-03-02 11:00 ticket.waiting
            2026-03-02 12:00 ticket.kind_changed complaint
            2026-03-02 15:00 ticket.resumed
            """,
            now: "2026-03-02 16:00",
            "resolve complaint within 10 hour #1: 2026-03-02 12:00 due 2026-03-03 01:00 running"
        );

    [Fact]
    public void News_of_a_delay_is_owed_again_when_the_ticket_is_reopened() =>
        Tells(
            "notify_delay any within 48 hour",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 12:00 ticket.resolved
            2026-03-02 14:00 ticket.reopened
            """,
            now: "2026-03-02 16:00",
            "notify_delay any within 48 hour #1: 2026-03-02 10:00 due 2026-03-04 10:00 running"
        );

    [Fact]
    public void Reopening_counts_by_what_is_known_of_the_ticket_by_then() =>
        Tells(
            """
            resolve any within 10 hour
            resolve any within 4 hour priority:p1
            """,
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 11:00 ticket.resolved
            2026-03-02 12:00 ticket.priority_changed priority=p1
            2026-03-02 13:00 ticket.reopened
            """,
            now: "2026-03-02 14:00",
            "resolve any within 4 hour priority:p1 #1: 2026-03-02 10:00 due 2026-03-02 17:00 running"
        );

    [Fact]
    public void An_escalation_keeps_the_promise_to_escalate() =>
        Tells(
            "escalate any within 24 hour",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 12:00 ticket.escalated
            """,
            now: "2026-03-04 10:00",
            "escalate any within 24 hour #1: 2026-03-02 10:00 due 2026-03-03 10:00 kept 2026-03-02 12:00"
        );

    [Fact]
    public void A_promise_that_a_merged_ticket_brings_along_goes_on_where_none_was_owed() =>
        Tells(
            "resolve complaint within 120 hour",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 11:00 ticket.merge_received about=resolve_complaint_within_120_hour until=2026-03-04T10:00
            """,
            now: "2026-03-02 12:00",
            "resolve complaint within 120 hour #1: 2026-03-02 11:00 due 2026-03-04 10:00 running"
        );

    [Theory]
    [InlineData("2026-03-02 11:00 ticket.closed")]
    [InlineData("2026-03-02 11:00 message.sent\n2026-03-02 11:30 ticket.resolved\n2026-03-02 11:45 ticket.reopened")]
    public void A_message_after_the_end_is_to_be_answered_anew(string end)
    {
        var told = new Story("respond any within 24 hour").Told(
            $"""
            2026-03-02 10:00 ticket.opened email
            {end}
            2026-03-02 12:00 message.received
            """,
            now: "2026-03-02 13:00"
        );

        told.Split('\n')[^1].ShouldBe("respond any within 24 hour #2: 2026-03-02 12:00 due 2026-03-03 12:00 running");
    }

    [Fact]
    public void Each_share_of_a_promise_is_counted_anew_by_its_own_share() =>
        Tells(
            """
            respond any within 10 hour 80%
            respond any within 60 hour 100%
            respond any within 5 hour 80% priority:p1
            respond any within 30 hour 100% priority:p1
            """,
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 11:00 ticket.priority_changed priority=p1
            """,
            now: "2026-03-02 12:00",
            """
            respond any within 5 hour 80% priority:p1 #1: 2026-03-02 10:00 due 2026-03-02 16:00 running
            respond any within 30 hour 100% priority:p1 #1: 2026-03-02 10:00 due 2026-03-03 17:00 running
            """
        );

    [Fact]
    public void A_share_that_holds_no_longer_ends_and_a_further_one_begins()
    {
        Tells(
            """
            respond any within 10 hour 80%
            respond any within 60 hour 100%
            respond any within 5 hour priority:p1
            """,
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 11:00 ticket.priority_changed priority=p1
            """,
            now: "2026-03-02 12:00",
            """
            respond any within 5 hour priority:p1 #1: 2026-03-02 10:00 due 2026-03-02 16:00 running
            respond any within 60 hour 100% #1: 2026-03-02 10:00 due 2026-03-04 22:00 ended 2026-03-02 11:00
            """
        );
        Tells(
            """
            respond any within 10 hour
            respond any within 5 hour 80% priority:p1
            respond any within 30 hour 100% priority:p1
            """,
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 11:00 ticket.priority_changed priority=p1
            """,
            now: "2026-03-02 12:00",
            """
            respond any within 5 hour 80% priority:p1 #1: 2026-03-02 10:00 due 2026-03-02 16:00 running
            respond any within 30 hour 100% priority:p1 #1: 2026-03-02 11:00 due 2026-03-03 17:00 running
            """
        );
    }

    [Fact]
    public void A_recorded_breach_is_about_the_promise_that_it_names() =>
        Tells(
            """
            respond any within 48 hour
            resolve any within 96 hour
            """,
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 12:00 promise.broken about=resolve_any_within_96_hour
            2026-03-02 13:00 message.sent
            2026-03-02 14:00 ticket.resolved
            """,
            now: "2026-03-02 15:00",
            """
            respond any within 48 hour #1: 2026-03-02 10:00 due 2026-03-04 10:00 kept 2026-03-02 13:00
            resolve any within 96 hour #1: 2026-03-02 10:00 due 2026-03-06 10:00 broken 2026-03-02 14:00
            """
        );

    private static void Tells(string promises, string events, string now, string timeline) =>
        new Story(promises).Told(events, now).ShouldBe(timeline.ReplaceLineEndings("\n"));
}
