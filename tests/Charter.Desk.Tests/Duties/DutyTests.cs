using Charter.Desk.Automation;
using Charter.Desk.Duties;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Tests.Promises;
using Charter.Policy.Clocks;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Duties;

/// <summary>What the organisation promised to do again and again. The desk was set up on 5 January 2026, a Monday, at nine.</summary>
public sealed class DutyTests
{
    private const string Policy = """
        All emails will be answered within 24 hours.

        Complaints are audited every month.
        """;

    private const string Audit = "review complaint every 1 month";

    [Theory, OnBothDatabases]
    public async Task A_duty_is_due_one_interval_after_the_policy_began_and_then_after_each_time_it_was_done(
        DatabaseKind kind
    )
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);

        var first = await DutyAsync(desk, "2026-01-20 12:00");
        first.Sentence.ShouldBe("Complaints are audited every month.");
        first.Reading.DueAt.ShouldBe(PolicyDesk.At("2026-02-05 09:00"));
        first.Done.ShouldBeEmpty();

        await DoneAsync(desk, "2026-01-30 15:00", "Ten complaints read; notes in the audit folder.");

        var second = await DutyAsync(desk, "2026-01-30 15:01");
        second.Reading.DueAt.ShouldBe(PolicyDesk.At("2026-02-28 15:00"));
        var round = second.Done.ShouldHaveSingleItem();
        round.IsKept.ShouldBeTrue();
        round.ByName.ShouldBe("Ada Admin");
        round.Evidence.ShouldBe("Ten complaints read; notes in the audit folder.");
    }

    [Theory, OnBothDatabases]
    public async Task The_policy_itself_is_to_be_reviewed_a_year_after_it_came_into_force(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);

        var review = await DutyAsync(desk, "2026-01-20 12:00", Duty.PolicyReview);

        review.Sentence.ShouldBeNull();
        review.Reading.DueAt.ShouldBe(PolicyDesk.At("2027-01-05 09:00"));
    }

    [Theory, OnBothDatabases]
    public async Task Managers_are_warned_once_and_told_once_when_it_is_overdue(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        var watch = desk.Modules.DutiesOn(desk.Desk.Reads, desk.Desk.Writes);

        foreach (var at in new[] { "2026-02-04 09:00", "2026-02-04 10:00", "2026-02-05 09:01", "2026-02-06 09:00" })
        {
            await watch.RunAsync(PolicyDesk.At(at), CancellationToken.None);
        }

        var notices = await desk.ReadAsync(db =>
            db.Notices.Where(n => n.TicketId == null).OrderBy(n => n.At).Select(n => n.Kind).ToListAsync()
        );
        notices.ShouldBe([NoticeKinds.DutyWarned, NoticeKinds.DutyBroken]);
        var mails = await desk.ReadAsync(db => db.Outbox.CountAsync(o => o.Effect == NoticeMail.Effect));
        mails.ShouldBe(2);
        (await DutyAsync(desk, "2026-02-06 09:00")).Reading.Outcome.ShouldBe(ClockOutcome.Overdue);
    }

    [Theory, OnBothDatabases]
    public async Task Two_watches_that_meet_tell_the_managers_once(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        var now = PolicyDesk.At("2026-02-05 09:01");

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => desk.Modules.DutiesOn(desk.Desk.Reads, desk.Desk.Writes).RunAsync(now, default))
        );

        (await desk.ReadAsync(db => db.Journal.CountAsync(r => r.Kind == "duty.broken"))).ShouldBe(1);
        (await desk.ReadAsync(db => db.Notices.CountAsync(n => n.Kind == NoticeKinds.DutyBroken))).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_done_late_stands_as_late_and_starts_the_next_round(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);

        await DoneAsync(desk, "2026-02-09 10:00", "Done in the second week.");

        var duty = await DutyAsync(desk, "2026-02-09 10:01");
        duty.Done.ShouldHaveSingleItem().IsKept.ShouldBeFalse();
        duty.Reading.DueAt.ShouldBe(PolicyDesk.At("2026-03-09 10:00"));
        duty.Reading.Outcome.ShouldBe(ClockOutcome.Running);
    }

    [Theory, OnBothDatabases]
    public async Task New_support_hours_do_not_start_a_duty_anew(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        var changed = await desk.DoAsync(
            "2026-01-20 09:00",
            desk.Administrator,
            (db, actor, ct) =>
                ChangeSupportHours.Handle(
                    db,
                    actor,
                    new(PolicyDesk.WeekdaysNineToFive(new LocalDate(2026, 12, 25))),
                    ct
                )
        );
        changed.Refusal.ShouldBeNull();

        (await DutyAsync(desk, "2026-01-21 09:00")).Reading.DueAt.ShouldBe(PolicyDesk.At("2026-02-05 09:00"));
    }

    [Theory, OnBothDatabases]
    public async Task It_may_be_recorded_for_an_earlier_day_but_not_for_one_to_come_or_before_the_last(
        DatabaseKind kind
    )
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);

        (await TryAsync(desk, "2026-01-20 10:00", "Early.", "2026-01-19 12:00")).ShouldBeNull();
        (await TryAsync(desk, "2026-01-20 11:00", "Before.", "2026-01-18 12:00")).ShouldBeOfType<InvalidField>();
        (await TryAsync(desk, "2026-01-20 11:00", "To come.", "2026-01-21 12:00")).ShouldBeOfType<InvalidField>();
        (await TryAsync(desk, "2026-01-20 11:00", "   ", null)).ShouldBeOfType<InvalidField>();

        (await DutyAsync(desk, "2026-01-20 12:00")).Reading.DueAt.ShouldBe(PolicyDesk.At("2026-02-19 12:00"));
    }

    [Theory, OnBothDatabases]
    public async Task A_representative_sees_the_duties_and_cannot_record_one(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        var representative = Actor.Staff(4711, RolePermissions.Of(Role.Representative), []);

        var refused = await desk.DoAsync(
            "2026-01-20 10:00",
            representative,
            (db, actor, ct) => RecordDutyDone.Handle(db, actor, new(Audit, "Did it."), desk.Modules.Editions, ct)
        );

        refused.Refusal.ShouldBeOfType<NotAllowed>();
        (await DutyAsync(desk, "2026-01-20 12:00", Audit, representative)).Done.ShouldBeEmpty();
    }

    private static async Task<Duty> DutyAsync(PolicyDesk desk, string at, string key = Audit, Actor? actor = null)
    {
        var read = await desk.ReadAsync(db =>
            ListDuties.Run(db, actor ?? desk.Administrator, desk.Modules.Editions, PolicyDesk.At(at), default)
        );
        return read.Value.Duties.Single(d => d.Key == key);
    }

    private static async Task DoneAsync(PolicyDesk desk, string at, string evidence) =>
        (await TryAsync(desk, at, evidence, null)).ShouldBeNull();

    private static async Task<Refusal?> TryAsync(PolicyDesk desk, string at, string evidence, string? doneAt)
    {
        var done = doneAt is null ? (Instant?)null : PolicyDesk.At(doneAt);
        var outcome = await desk.DoAsync(
            at,
            desk.Administrator,
            (db, actor, ct) => RecordDutyDone.Handle(db, actor, new(Audit, evidence, done), desk.Modules.Editions, ct)
        );
        return outcome.Refusal;
    }
}
