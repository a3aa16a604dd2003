using Charter.Desk.Policies;
using Charter.Desk.Staff;
using Charter.Desk.Tests.Promises;
using Charter.Policy;
using Charter.Policy.Calendars;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Policies;

/// <summary>A policy is drafted, changed, signed and put in force; editions bind it to the hours that count.</summary>
public sealed class PolicyLifeTests
{
    private const string DayAnswer = "All emails will be answered within 24 hours.";
    private const string TightAnswer = "All emails will be answered within 4 hours.";

    [Theory, OnBothDatabases]
    public async Task A_new_policy_governs_the_tickets_that_open_after_it(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, DayAnswer);
        var before = await desk.MailAsync("2026-03-03 10:00");

        await PutInForceAsync(desk, TightAnswer, openTicketsToo: false);
        var after = await desk.MailAsync("2026-03-03 12:00");

        (await DueAsync(desk, before.TicketId)).ShouldBe(PolicyDesk.At("2026-03-04 10:00"));
        (await DueAsync(desk, after.TicketId)).ShouldBe(PolicyDesk.At("2026-03-03 16:00"));
        (await desk.KindsAsync(before.TicketId)).ShouldNotContain("policy.applied");
    }

    [Theory, OnBothDatabases]
    public async Task A_new_policy_governs_open_tickets_too_when_that_is_said_and_each_has_it_in_its_history(
        DatabaseKind kind
    )
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, DayAnswer);
        var open = await desk.MailAsync("2026-03-03 10:00");

        await PutInForceAsync(desk, TightAnswer, openTicketsToo: true);

        (await desk.KindsAsync(open.TicketId)).ShouldContain("policy.applied");
        // Tightening counts from the change.
        (await DueAsync(desk, open.TicketId)).ShouldBe(PolicyDesk.At("2026-03-03 15:00"));
    }

    [Theory, OnBothDatabases]
    public async Task A_policy_with_an_open_slot_in_a_promise_is_not_approved_and_says_which(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, DayAnswer);
        var draft = await DraftAsync(desk, "All emails will be answered within [X] hours.");

        var approved = await desk.DoAsync(
            "2026-03-03 09:00",
            desk.Administrator,
            (db, actor, ct) => ApprovePolicy.Handle(db, actor, new(draft.PolicyVersionId, draft.Version), ct)
        );

        var refusal = approved.Refusal.ShouldBeOfType<ApprovePolicy.CannotBeApproved>();
        refusal.Reason.ShouldContain("[X]");
    }

    [Theory, OnBothDatabases]
    public async Task Two_authors_of_a_draft_do_not_overwrite_each_other(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, DayAnswer);
        var draft = await DraftAsync(desk, DayAnswer);
        await ChangeAsync(desk, draft, TightAnswer);

        var second = await ChangeAsync(desk, draft, DayAnswer);

        second.Refusal.ShouldNotBeNull().Code.ShouldBe("changed-meanwhile");
    }

    [Theory, OnBothDatabases]
    public async Task A_representative_may_not_approve(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, DayAnswer);
        var draft = await DraftAsync(desk, TightAnswer);
        var representative = Actor.Staff(7, RolePermissions.Of(Role.Representative), []);

        var approved = await desk.DoAsync(
            "2026-03-03 09:00",
            representative,
            (db, actor, ct) => ApprovePolicy.Handle(db, actor, new(draft.PolicyVersionId, draft.Version), ct)
        );

        approved.Refusal.ShouldNotBeNull().Code.ShouldBe("not-allowed");
    }

    [Theory, OnBothDatabases]
    public async Task Support_hours_without_any_window_are_refused(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, DayAnswer);
        var nothing = PolicyDesk.WeekdaysNineToFive() with
        {
            Hours = System
                .Collections
                .Immutable
                .ImmutableDictionary<IsoDayOfWeek, System.Collections.Immutable.ImmutableArray<TimeWindow>>
                .Empty,
        };

        var changed = await desk.DoAsync(
            "2026-03-03 09:00",
            desk.Administrator,
            (db, actor, ct) => ChangeSupportHours.Handle(db, actor, new(nothing), ct)
        );

        changed.Refusal.ShouldNotBeNull().Code.ShouldBe("support-hours-do-not-work");
    }

    [Theory, OnBothDatabases]
    public async Task New_hours_make_a_new_edition_and_leave_open_tickets_alone(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, "All emails will be answered within one business day.");
        var before = await desk.MailAsync("2026-03-13 10:00");

        var changed = await desk.DoAsync(
            "2026-03-13 11:00",
            desk.Administrator,
            (db, actor, ct) =>
                ChangeSupportHours.Handle(db, actor, new(PolicyDesk.WeekdaysNineToFive(new LocalDate(2026, 3, 16))), ct)
        );
        var after = await desk.MailAsync("2026-03-13 12:00");

        changed.Value.Edition.ShouldBe(2);
        (await DueAsync(desk, before.TicketId)).ShouldBe(PolicyDesk.At("2026-03-16 17:00"));
        (await DueAsync(desk, after.TicketId)).ShouldBe(PolicyDesk.At("2026-03-17 17:00"));
    }

    [Fact]
    public void Support_hours_survive_being_written_and_read()
    {
        var hours = PolicyDesk.WeekdaysNineToFive(new LocalDate(2026, 3, 16));

        CalendarText.TryRead(CalendarText.Write(hours), out var read, out _).ShouldBeTrue();

        CalendarText.Write(read!).ShouldBe(CalendarText.Write(hours));
        read!.Holidays[0].Name.ShouldBe("Founder's day");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("""{"zone":"Europe/London","hours":{"someday":[["09:00","17:00"]]}}""")]
    [InlineData("""{"zone":"Europe/London","hours":{"mon":[["nine","17:00"]]}}""")]
    [InlineData("""{"zone":7}""")]
    [InlineData("""{"zone":"Europe/London","holidays":[{}]}""")]
    public void Hours_that_can_not_be_read_are_a_problem_in_words(string text)
    {
        CalendarText.TryRead(text, out _, out var problem).ShouldBeFalse();

        problem.ShouldNotBeNullOrWhiteSpace();
    }

    private static async Task<DraftPolicy.Result> DraftAsync(PolicyDesk desk, string text) =>
        (
            await desk.DoAsync(
                "2026-03-03 08:00",
                desk.Administrator,
                (db, actor, ct) => DraftPolicy.Handle(db, actor, new("New", text, PolicyTexts.PlainText), ct)
            )
        ).Value;

    private static Task<Charter.Desk.Shared.Outcome<ChangeDraft.Result>> ChangeAsync(
        PolicyDesk desk,
        DraftPolicy.Result draft,
        string text
    ) =>
        desk.DoAsync(
            "2026-03-03 08:30",
            desk.Administrator,
            (db, actor, ct) => ChangeDraft.Handle(db, actor, new(draft.PolicyVersionId, "New", text, draft.Version), ct)
        );

    private static async Task PutInForceAsync(PolicyDesk desk, string text, bool openTicketsToo)
    {
        var draft = await DraftAsync(desk, text);
        var approved = await desk.DoAsync(
            "2026-03-03 09:00",
            desk.Administrator,
            (db, actor, ct) => ApprovePolicy.Handle(db, actor, new(draft.PolicyVersionId, draft.Version), ct)
        );
        approved.Refusal.ShouldBeNull();
        var inForce = await desk.DoAsync(
            "2026-03-03 11:00",
            desk.Administrator,
            (db, actor, ct) => PutPolicyInForce.Handle(db, actor, new(draft.PolicyVersionId, openTicketsToo), ct)
        );
        inForce.Value.Edition.ShouldBe(2);
    }

    private static Task<Instant?> DueAsync(PolicyDesk desk, long ticketId) =>
        desk.ReadAsync(db =>
            db.PromiseReadings.Where(r => r.TicketId == ticketId && r.Action == ServiceAction.Respond)
                .Select(r => r.DueAt)
                .SingleAsync()
        );
}
