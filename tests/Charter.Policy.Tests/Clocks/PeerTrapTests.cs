using Charter.Policy.Clocks;
using NodaTime;
using Shouldly;
using Xunit;
using static Charter.Policy.Tests.Calendars.Given;

namespace Charter.Policy.Tests.Clocks;

/// <summary>What the clocks of other desks got wrong, a test each.</summary>
public sealed class PeerTrapTests
{
    // zammad: an old ticket escalates the moment it reopens. osTicket#5955: it alerts at once.
    [Fact]
    public void Trap_a_ticket_that_reopens_after_weeks_is_late_at_once() =>
        Tells(
            "resolve any within 3 day",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-03 10:00 ticket.resolved
            2026-03-30 10:00 ticket.reopened
            """,
            now: "2026-03-30 10:00",
            "resolve any within 3 day #1: 2026-03-02 10:00 due 2026-04-01 10:00 running"
        );

    // zammad, chatwoot, libredesk, Znuny: the first solution ends the clock for ever.
    [Fact]
    public void Trap_the_first_close_ends_the_solution_clock_for_ever() =>
        Tells(
            "resolve any within 3 day",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-03 10:00 ticket.resolved
            2026-03-04 10:00 ticket.reopened
            2026-03-20 10:00 ticket.resolved
            """,
            now: "2026-03-20 10:00",
            "resolve any within 3 day #1: 2026-03-02 10:00 due 2026-03-06 10:00 broken 2026-03-20 10:00"
        );

    // Frappe: a click on a status counts as the first answer. LiveAgent: resolving leaves no result of the answer.
    [Fact]
    public void Trap_a_change_of_status_counts_as_an_answer() =>
        Tells(
            "first_response any within 4 hour",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 11:00 ticket.waiting
            2026-03-02 12:00 ticket.resolved
            """,
            now: "2026-03-02 15:00",
            "first_response any within 4 hour #1: 2026-03-02 10:00 due 2026-03-02 14:00 overdue"
        );

    // frappe/helpdesk#1542: a reply fulfilled the resolution.
    [Fact]
    public void Trap_a_reply_counts_as_the_solution() =>
        Tells(
            "resolve any within 4 hour",
            "2026-03-02 10:00 ticket.opened email\n2026-03-02 11:00 message.sent",
            now: "2026-03-02 15:00",
            "resolve any within 4 hour #1: 2026-03-02 10:00 due 2026-03-02 14:00 overdue"
        );

    // zammad#5177: the update clock overruled the first response.
    [Fact]
    public void Trap_one_clock_hides_another()
    {
        var readings = new Story(
            """
            acknowledge any within 1 hour
            first_response any within 8 hour
            respond any within 24 hour
            update any every 4 hour
            resolve any within 3 day
            """
        ).Told("2026-03-02 10:00 ticket.opened email", "2026-03-02 10:00");

        readings.Split('\n').Length.ShouldBe(5);
    }

    // zammad#904: a merged ticket escalates.
    [Fact]
    public void Trap_a_ticket_that_was_merged_away_still_becomes_late() =>
        Tells(
            "resolve any within 1 day",
            "2026-03-02 10:00 ticket.opened email\n2026-03-02 11:00 ticket.merged",
            now: "2026-03-09 10:00",
            "resolve any within 1 day #1: 2026-03-02 10:00 due 2026-03-03 10:00 ended 2026-03-02 11:00"
        );

    // RT gets it right; libredesk#86: the next answer came late because each message moved it.
    [Fact]
    public void Trap_a_customer_who_writes_again_waits_longer() =>
        Tells(
            "respond any within 1 day",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 20:00 message.received
            2026-03-03 09:00 message.received
            """,
            now: "2026-03-03 09:00",
            "respond any within 1 day #1: 2026-03-02 10:00 due 2026-03-03 10:00 running"
        );

    // chatwoot#10178, Zendesk: the customer's goodbye starts the clock of the next answer.
    [Fact]
    public void Trap_a_thank_you_must_be_answered() =>
        Tells(
            "respond any within 1 day",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 11:00 message.sent
            2026-03-02 12:00 message.received
            2026-03-02 12:05 answer.not_needed
            """,
            now: "2026-03-09 12:00",
            """
            respond any within 1 day #1: 2026-03-02 10:00 due 2026-03-03 10:00 kept 2026-03-02 11:00
            respond any within 1 day #2: 2026-03-02 12:00 due 2026-03-03 12:00 kept 2026-03-02 12:05
            """
        );

    // chatwoot, libredesk, Znuny: waiting for the customer stops nothing.
    [Fact]
    public void Trap_the_solution_becomes_late_while_we_wait_for_the_customer() =>
        Tells(
            "resolve any within 1 day",
            "2026-03-02 10:00 ticket.opened email\n2026-03-02 12:00 ticket.waiting",
            now: "2026-03-20 10:00",
            "resolve any within 1 day #1: 2026-03-02 10:00 due - paused"
        );

    // zammad: in a pause all deadlines are empty, the answer's too.
    [Fact]
    public void Trap_waiting_for_the_customer_is_a_way_not_to_answer() =>
        Tells(
            "respond any within 1 day",
            "2026-03-02 10:00 ticket.opened email\n2026-03-02 10:01 ticket.waiting",
            now: "2026-03-03 10:01",
            "respond any within 1 day #1: 2026-03-02 10:00 due 2026-03-03 10:00 overdue"
        );

    // zammad: policies are tried in the order of their names. Intercom: workflows overwrite each other.
    [Fact]
    public void Trap_the_order_of_the_policy_decides_which_promise_wins()
    {
        string[] promises = ["respond any within 2 day", "respond email within 3 day", "respond email within 1 day"];
        foreach (var order in (string[][])[promises, [.. promises.Reverse()], [promises[1], promises[2], promises[0]]])
        {
            new Story(string.Join('\n', order))
                .Told("2026-03-02 10:00 ticket.opened email", "2026-03-02 10:00")
                .ShouldStartWith("respond email within 1 day");
        }
    }

    // Zendesk, Frappe: a new priority counts from the original start, so that a ticket is late at once.
    [Fact]
    public void Trap_a_ticket_that_becomes_urgent_is_late_at_once() =>
        Tells(
            "resolve any within 5 day\nresolve any within 2 hour priority:urgent",
            "2026-03-02 10:00 ticket.opened email\n2026-03-03 10:00 ticket.priority_changed priority=urgent",
            now: "2026-03-03 10:00",
            "resolve any within 2 hour priority:urgent #1: 2026-03-02 10:00 due 2026-03-03 12:00 running"
        );

    // chatwoot: the priority plays no part.
    [Fact]
    public void Trap_priority_plays_no_part() =>
        Tells(
            "resolve any within 5 day\nresolve any within 2 hour priority:urgent",
            "2026-03-02 10:00 ticket.opened email priority=urgent",
            now: "2026-03-02 10:00",
            "resolve any within 2 hour priority:urgent #1: 2026-03-02 10:00 due 2026-03-02 12:00 running"
        );

    // Freshdesk gets it right: a date given by hand stands through a change of priority.
    [Fact]
    public void Trap_a_date_promised_to_the_customer_moves_with_the_priority_or_the_wait()
    {
        var rules = new ClockRules { PausedWhileWaiting = [ServiceAction.NotifyDelay] };
        new Story("notify_delay any within 2 day\nnotify_delay any within 1 hour priority:urgent", rules: rules)
            .Told(
                """
                2026-03-02 10:00 ticket.opened email
                2026-03-03 10:00 holding_notice.sent until=2026-03-10T10:00
                2026-03-04 10:00 ticket.priority_changed priority=urgent
                2026-03-04 11:00 ticket.waiting
                2026-03-06 11:00 ticket.resumed
                """,
                "2026-03-06 12:00"
            )
            .ShouldEndWith("notify_delay any within 2 day #2: 2026-03-03 10:00 due 2026-03-10 10:00 running");
    }

    // libredesk: a ticket that moves to another team loses its breach. osTicket: closing clears it.
    [Fact]
    public void Trap_a_breach_goes_away_with_a_change_or_with_closing() =>
        Tells(
            "resolve any within 1 hour\nresolve complaint within 5 day",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 12:00 ticket.kind_changed complaint
            2026-03-02 13:00 ticket.closed
            """,
            now: "2026-03-09 10:00",
            "resolve any within 1 hour #1: 2026-03-02 10:00 due 2026-03-02 11:00 broken 2026-03-02 13:00"
        );

    // Frappe: a breach shows up to an hour late, because it is looked for hourly.
    [Fact]
    public void Trap_a_breach_is_dated_when_it_was_noticed()
    {
        var story = new Story("resolve any within 1 hour");

        CaseClocks
            .Read(story.Policies, [Story.Event("2026-03-02 10:00 ticket.opened email")], At("2026-03-05 03:17"))
            .Single()
            .BrokenAt.ShouldBe(At("2026-03-02 11:00"));
    }

    // zammad#4353 and #4359: without its policy a ticket stays escalated. zammad#2082: stored due times go stale.
    [Fact]
    public void Trap_a_ticket_keeps_the_due_times_of_a_policy_that_no_longer_promises_them()
    {
        var promising = new Story("resolve any within 5 day").Policy;
        var silent = new Story("", version: 2).Policy;
        var story = new Story("")
        {
            Policies = new GoverningPolicies([new(Instant.MinValue, promising), new(At("2026-03-03 00:00"), silent)]),
        };

        story
            .Told("2026-03-02 10:00 ticket.opened email\n2026-03-03 12:00 policy.applied version=2", "2026-03-20 10:00")
            .ShouldBe("resolve any within 5 day #1: 2026-03-02 10:00 due 2026-03-07 10:00 ended 2026-03-03 12:00");
    }

    // Znuny, zammad#534, frappe/helpdesk#2214: an edited policy or calendar moves due times unseen, or not at all.
    [Fact]
    public void Trap_an_edit_of_the_policy_moves_the_due_times_of_open_tickets()
    {
        var before = new Story("resolve any within 5 day").Policy;
        var after = new Story("resolve any within 1 day", version: 2).Policy;
        var story = new Story("")
        {
            Policies = new GoverningPolicies([new(Instant.MinValue, before), new(At("2026-03-03 00:00"), after)]),
        };

        story
            .Told("2026-03-02 10:00 ticket.opened email\n2026-03-04 10:00 message.received", "2026-03-04 10:00")
            .ShouldBe("resolve any within 5 day #1: 2026-03-02 10:00 due 2026-03-07 10:00 running");
    }

    // libredesk: offsets in wall-clock time warn at night. Zendesk: hourly rules warn late.
    [Fact]
    public void Trap_a_warning_two_hours_ahead_comes_at_night()
    {
        var story = new Story(
            "resolve any within 9 business_hour",
            rules: new ClockRules { WarnAtShare = null, WarnBefore = Duration.FromHours(2) }
        );
        var reading = CaseClocks
            .Read(story.Policies, [Story.Event("2026-03-02 09:00 ticket.opened email")], At("2026-03-02 09:00"))
            .Single();

        // Due at ten on Tuesday; two working hours before it are four on Monday afternoon, not eight in the morning.
        reading.DueAt.ShouldBe(At("2026-03-03 10:00"));
        reading.WarnAt.ShouldBe(At("2026-03-02 16:00"));
        reading.WarnAgainAt.ShouldBeNull();
    }

    // libredesk: a notice whose moment is past when it is planned is skipped.
    [Fact]
    public void Trap_a_warning_whose_moment_is_past_is_dropped()
    {
        var story = new Story(
            "resolve any within 5 day\nresolve any within 1 hour priority:urgent",
            rules: new ClockRules { WarnAtShare = null, WarnBefore = Duration.FromHours(3) }
        );
        var reading = CaseClocks
            .Read(
                story.Policies,
                [
                    Story.Event("2026-03-02 10:00 ticket.opened email"),
                    Story.Event("2026-03-02 12:00 ticket.priority_changed priority=urgent"),
                ],
                At("2026-03-02 12:00")
            )
            .Single();

        reading.WarnAt.ShouldNotBeNull().ShouldBeLessThan(At("2026-03-02 12:00"));
    }

    // zammad#1322: a message on another channel did not restart the clock.
    [Fact]
    public void Trap_a_message_on_another_channel_is_not_waited_for() =>
        Tells(
            "respond any within 1 day",
            """
            2026-03-02 10:00 ticket.opened email
            2026-03-02 11:00 message.sent
            2026-03-02 12:00 message.received web_form
            """,
            now: "2026-03-02 12:00",
            """
            respond any within 1 day #1: 2026-03-02 10:00 due 2026-03-03 10:00 kept 2026-03-02 11:00
            respond any within 1 day #2: 2026-03-02 12:00 due 2026-03-03 12:00 running
            """
        );

    private static void Tells(string promises, string events, string now, string timeline) =>
        new Story(promises).Told(events, now).ShouldBe(timeline.ReplaceLineEndings("\n"));
}
