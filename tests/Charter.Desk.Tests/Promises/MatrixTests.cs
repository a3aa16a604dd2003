using System.Text.Json;
using Charter.Desk.Automation;
using Charter.Desk.Conversations;
using Charter.Desk.Journal;
using Charter.Desk.Policies;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Promises;

/// <summary>Whom the escalation matrix tells, and how often.</summary>
public sealed class MatrixTests
{
    [Theory, OnBothDatabases]
    public async Task Whoever_several_rows_name_hears_once_on_screen_and_once_by_mail(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, PolicyDesk.Memo);
        var administrator = desk.SetUp.AdministratorId;
        await SetMatrixAsync(
            desk,
            new MatrixRow(1, MatrixTrigger.Broken, 0, MatrixTarget.Person, null, administrator, false, false, ""),
            new MatrixRow(2, MatrixTrigger.Broken, 0, MatrixTarget.Person, null, administrator, true, true, ""),
            new MatrixRow(2, MatrixTrigger.Escalated, 0, MatrixTarget.Person, null, administrator, false, true, "")
        );
        var filed = await desk.MailAsync("2026-03-03 10:00");

        await desk.WatchAsync("2026-03-04 10:01");

        var notices = await desk.ReadAsync(db =>
            db.Notices.Where(n => n.TicketId == filed.TicketId && n.Kind == NoticeKinds.Broken).ToListAsync()
        );
        notices.ShouldHaveSingleItem().StaffId.ShouldBe(administrator);
        var mail = await MailToStaffAsync(desk, filed.TicketId);
        mail.Count(m => m.Promise == "respond email within 24 hour").ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task An_escalation_by_the_clock_names_its_promise_and_no_invented_reason(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, PolicyDesk.Memo);
        var filed = await desk.MailAsync("2026-03-03 10:00");

        await desk.WatchAsync("2026-03-04 10:01");

        var escalation = await desk.ReadAsync(db => db.Escalations.SingleAsync(e => e.TicketId == filed.TicketId));
        escalation.Reason.ShouldBe("");
        escalation.CommitmentKey.ShouldBe("respond email within 24 hour");
    }

    [Theory, OnBothDatabases]
    public async Task A_test_ticket_shows_its_letter_sends_nothing_and_calls_nobody(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, PolicyDesk.FormalPolicy);
        var testTicket = desk.SetUp.TestTicketId;

        await desk.WatchAsync("2026-02-20 09:00");

        var letter = await desk.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.TicketId == testTicket && m.Letter == LetterNames.Acknowledgement)
        );
        letter.Delivery.ShouldBe(DeliveryState.None);
        (await desk.ReadAsync(db => db.Outbox.CountAsync(o => o.TicketId == testTicket))).ShouldBe(0);
        (await desk.ReadAsync(db => db.Notices.CountAsync(n => n.TicketId == testTicket))).ShouldBe(0);
        (await desk.ReadAsync(db => db.Escalations.CountAsync(e => e.TicketId == testTicket))).ShouldBe(0);
        var acknowledged = await desk.ReadAsync(db =>
            db.PromiseReadings.SingleAsync(r => r.TicketId == testTicket && r.Action == ServiceAction.Acknowledge)
        );
        acknowledged.Outcome.ShouldBe(ClockOutcome.Kept);
    }

    [Theory, OnBothDatabases]
    public async Task The_table_in_a_policy_is_the_matrix_of_its_desk(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(
            kind,
            """
            # Service policy

            All emails will be answered within 24 hours.

            ## Escalation

            | Level | Who | When | How |
            |---|---|---|---|
            | 1 | Assigned representative | One hour before the limit | On screen |
            | 2 | Department manager | When the limit is missed | By email |
            | 3 | Director | 4 hours after the limit | By email |
            """
        );

        var matrix = await desk.ReadAsync(db => db.MatrixLevels.OrderBy(l => l.Level).ToListAsync());

        matrix.Select(l => l.Level).ShouldBe([1, 2, 3]);
        matrix.Select(l => l.Trigger).ShouldBe([MatrixTrigger.Warned, MatrixTrigger.Broken, MatrixTrigger.StillBroken]);
        matrix
            .Select(l => l.Target)
            .ShouldBe([MatrixTarget.Assignee, MatrixTarget.DepartmentManager, MatrixTarget.Role]);
        matrix[2].AfterMinutes.ShouldBe(240);
        matrix[2].ByEmail.ShouldBeTrue();
    }

    private static async Task SetMatrixAsync(PolicyDesk desk, params MatrixRow[] rows)
    {
        var outcome = await desk.DoAsync(
            "2026-01-06 09:00",
            desk.Administrator,
            (db, actor, ct) => ChangeMatrix.Handle(db, actor, new([.. rows]), ct)
        );
        outcome.Refusal.ShouldBeNull();
    }

    private static async Task<List<NoticeMail>> MailToStaffAsync(PolicyDesk desk, long ticketId)
    {
        var items = await desk.ReadAsync(db =>
            db.Outbox.Where(o => o.Effect == NoticeMail.Effect && o.TicketId == ticketId).ToListAsync()
        );
        return [.. items.Select(o => JsonSerializer.Deserialize<NoticeMail>(o.Payload, JournalJson.Options)!)];
    }
}
