using Shouldly;
using Xunit;
using static Charter.Policy.Tests.Calendars.Given;

namespace Charter.Policy.Tests.Clocks;

/// <summary>Tickets that go into one another, and records that are owed for each escalation.</summary>
public sealed class MergeAndRecordTests
{
    [Fact]
    public void A_due_time_that_a_merge_brings_into_a_wait_waits_from_then_on() =>
        Tells(
            "resolve any within 10 day",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 10:00 ticket.waiting
            2026-03-04 10:00 ticket.merge_received about=resolve_any_within_10_day until=2026-03-05T10:00
            2026-03-06 10:00 ticket.resumed
            """,
            now: "2026-03-06 10:00",
            "resolve any within 10 day #1: 2026-03-02 10:00 due 2026-03-07 10:00 running"
        );

    [Fact]
    public void A_later_due_time_does_not_loosen_the_one_that_stands() =>
        Tells(
            "resolve any within 2 day",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 11:00 ticket.merge_received about=resolve_any_within_2_day until=2026-03-20T10:00
            """,
            now: "2026-03-02 11:00",
            "resolve any within 2 day #1: 2026-03-02 10:00 due 2026-03-04 10:00 running"
        );

    [Fact]
    public void A_promise_of_an_older_policy_goes_on_in_a_ticket_under_a_newer_one() =>
        Tells(
            "resolve any within 2 day",
            """
            2026-03-02 10:00 ticket.opened email agent
            2026-03-02 11:00 ticket.merge_received about=return_call~any~within~1.5~business_hour~90%~priority:p1 until=2026-03-02T12:00
            """,
            now: "2026-03-02 13:00",
            """
            resolve any within 2 day #1: 2026-03-02 10:00 due 2026-03-04 10:00 running
            return_call any within 1.5 business_hour 90% priority:p1 #1: 2026-03-02 11:00 due 2026-03-02 12:00 overdue
            """
        );

    [Theory]
    [InlineData("review any every 1 month")]
    [InlineData("resolve any within ? day")]
    [InlineData("resolve any within 1 fortnight")]
    [InlineData("resolve any")]
    [InlineData("")]
    public void What_a_merge_brings_along_and_no_ticket_can_owe_is_passed_over(string key) =>
        Tells(
            "",
            $"2026-03-02 10:00 ticket.opened email agent\n2026-03-02 11:00 ticket.merge_received about={key.Replace(' ', '_')} until=2026-03-02T12:00",
            now: "2026-03-02 13:00",
            ""
        );

    [Fact]
    public void A_settled_ticket_does_not_take_over_what_was_to_be_settled() =>
        Tells(
            "resolve any within 2 day",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 10:30 ticket.resolved
            2026-03-02 11:00 ticket.merge_received about=resolve_any_within_2_day until=2026-03-02T12:00
            """,
            now: "2026-03-02 13:00",
            "resolve any within 2 day #1: 2026-03-02 10:00 due 2026-03-04 10:00 kept 2026-03-02 10:30"
        );

    [Fact]
    public void Each_escalation_is_owed_a_record_of_its_own() =>
        Tells(
            "document escalation within 1 hour",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 10:00 ticket.escalated
            2026-03-02 10:20 ticket.escalated
            2026-03-02 10:30 escalation.recorded
            """,
            now: "2026-03-02 11:30",
            """
            document escalation within 1 hour #1: 2026-03-02 10:00 due 2026-03-02 11:00 kept 2026-03-02 10:30
            document escalation within 1 hour #2: 2026-03-02 10:20 due 2026-03-02 11:20 overdue
            """
        );

    [Fact]
    public void What_an_escalated_case_is_owed_it_is_owed_at_each_escalation_and_never_twice_at_once() =>
        Tells(
            "start escalation within 1 hour",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 11:00 ticket.escalated
            2026-03-02 11:30 ticket.escalated
            2026-03-02 11:45 work.started
            2026-03-02 14:00 ticket.escalated
            """,
            now: "2026-03-02 14:00",
            """
            start escalation within 1 hour #1: 2026-03-02 11:00 due 2026-03-02 12:00 kept 2026-03-02 11:45
            start escalation within 1 hour #2: 2026-03-02 14:00 due 2026-03-02 15:00 running
            """
        );

    [Fact]
    public void Every_key_names_one_commitment()
    {
        foreach (var key in RandomHistories.Policies.At(At("2026-03-30 00:00"))!.Commitments.Select(item => item.Key))
        {
            Vocabulary.TryReadKey(key, out var read).ShouldBeTrue(key);
            read!.Key.ShouldBe(key);
        }

        Vocabulary.TryReadKey("respond any within 2 day other:on hold", out var held).ShouldBeTrue();
        held!.Conditions.ShouldHaveSingleItem().Value.ShouldBe("on hold");
        Vocabulary.TryReadKey("respond any within 2  day", out _).ShouldBeFalse();
        Vocabulary.TryReadKey("respond any within 1e1 day", out _).ShouldBeFalse();
    }

    private static void Tells(string promises, string events, string now, string timeline) =>
        new Story(promises).Told(events, now).ShouldBe(timeline.ReplaceLineEndings("\n"));
}
