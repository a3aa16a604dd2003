using Charter.Desk.Setup;
using Charter.Desk.Staff;
using Charter.Desk.Tests.Promises;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Setup;

/// <summary>The first run is one write.</summary>
public sealed class SetUpDeskTests
{
    [Theory, OnBothDatabases]
    public async Task After_set_up_a_test_ticket_has_a_clock_that_ticks_and_no_mail_has_left(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, "All emails will be answered within 24 hours.");

        var ticket = await desk.ReadAsync(db => db.Tickets.SingleAsync());

        ticket.Id.ShouldBe(desk.SetUp.TestTicketId);
        ticket.IsTest.ShouldBeTrue();
        ticket.NextDueAt.ShouldBe(PolicyDesk.At("2026-01-06 09:00"));
        (await desk.ReadAsync(db => db.Outbox.CountAsync())).ShouldBe(0);
        var rows = await desk.ReadAsync(db => db.MatrixLevels.CountAsync());
        rows.ShouldBe(Charter.Desk.Policies.MatrixRow.Default.Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_desk_is_set_up_once(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, "All emails will be answered within 24 hours.");

        var again = await desk.DoAsync(
            "2026-01-05 10:00",
            Actor.System("setup"),
            (db, actor, ct) => SetUpDesk.Handle(db, actor, PolicyDesk.SetUpRequest("Text."), ct)
        );

        again.Refusal.ShouldNotBeNull().Code.ShouldBe("desk-already-set-up");
    }

    [Theory, OnBothDatabases]
    public async Task A_policy_that_can_not_be_approved_leaves_nothing_behind(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind, new Modules().Reactions);

        var refused = await desk.WriteAsync(
            (db, ct) =>
                SetUpDesk.Handle(
                    db,
                    Actor.System("setup"),
                    PolicyDesk.SetUpRequest("All emails will be answered within [X] hours."),
                    ct
                )
        );

        refused.Refusal.ShouldNotBeNull().Code.ShouldBe("policy-cannot-be-approved");
        await using var db = desk.Reads.Open();
        (await db.Companies.CountAsync()).ShouldBe(0);
        (await db.StaffMembers.CountAsync()).ShouldBe(0);
        (await db.Journal.CountAsync()).ShouldBe(0);
    }
}
