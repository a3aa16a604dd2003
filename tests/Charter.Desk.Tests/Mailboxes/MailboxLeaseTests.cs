using Charter.Desk.Mailboxes;
using Charter.Desk.Staff;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Mailboxes;

/// <summary>One node at a time has a mailbox, and only its word counts.</summary>
public sealed class MailboxLeaseTests
{
    private static readonly Actor Desk = Actor.System("mailboxes");
    private static readonly Duration Lease = Duration.FromMinutes(2);

    [Theory, OnBothDatabases]
    public async Task A_mailbox_that_one_node_has_is_nobody_elses_until_its_lease_ends(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        var mailbox = await AddAsync(desk);

        (await ClaimAsync(desk, mailbox, "first", Duration.Zero)).ShouldBe(1);
        (await ClaimAsync(desk, mailbox, "second", Lease - Duration.FromSeconds(1))).ShouldBeNull();
        (await ClaimAsync(desk, mailbox, "second", Lease + Duration.FromSeconds(1))).ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_node_reports_that_lost_its_lease_changes_nothing(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        var mailbox = await AddAsync(desk);
        await ClaimAsync(desk, mailbox, "slow", Duration.Zero);
        await ClaimAsync(desk, mailbox, "next", Lease + Duration.FromSeconds(1));
        var failed = new RecordFetchState.Report.Failed("no_answer", "Nobody answers", "", true, 0.5);

        await ReportAsync(desk, new MailboxLease(mailbox, 1), failed);
        await ReportAsync(desk, new MailboxLease(mailbox, 1), new RecordFetchState.Report.Ended(null));

        var state = await StateAsync(desk);
        (state.Failures, state.LeasedBy).ShouldBe((0, "next"));
        await ReportAsync(desk, new MailboxLease(mailbox, 2), failed);
        (await StateAsync(desk)).Failures.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_mailbox_that_fails_is_in_the_journal_once_and_once_when_it_works_again(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        var mailbox = await AddAsync(desk);
        await ClaimAsync(desk, mailbox, "node", Duration.Zero);
        var lease = new MailboxLease(mailbox, 1);
        var failed = new RecordFetchState.Report.Failed("password_refused", "No", "Check it", false, 0.5);

        await ReportAsync(desk, lease, failed);
        await ReportAsync(desk, lease, failed);
        (await StateAsync(desk)).NextTryAt.ShouldBe(TestDesk.Now + Duration.FromMinutes(10));
        await ReportAsync(desk, lease, new RecordFetchState.Report.Succeeded(0, null, true));

        await using var db = desk.Reads.Open();
        var kinds = await db.Journal.OrderBy(r => r.Seq).Select(r => r.Kind).ToListAsync();
        kinds.ShouldBe(["mailbox.added", "mailbox.failed", "mailbox.still_failed", "mailbox.recovered"]);
        (await StateAsync(desk)).Error.ShouldBeNull();
    }

    [Theory]
    [InlineData(1, true, 10)]
    [InlineData(3, true, 40)]
    [InlineData(50, true, 600)]
    [InlineData(1, false, 300)]
    [InlineData(50, false, 3600)]
    public void Tries_come_less_and_less_often_and_never_stop(int failures, bool isTransient, int seconds) =>
        FetchSchedule.PauseAfter(failures, isTransient, 0.5).ShouldBe(Duration.FromSeconds(seconds));

    private static async Task<long> AddAsync(TestDesk desk)
    {
        var fields = new MailboxFields
        {
            Name = "Front desk",
            Address = "front@quay.example",
            Host = "imap.quay.example",
            User = "front",
        };
        var added = await desk.WriteAsync((db, ct) => AddMailbox.Handle(db, Desk, new(fields, new("sealed")), ct));
        return added.Value.MailboxId;
    }

    private static async Task<long?> ClaimAsync(TestDesk desk, long mailbox, string node, Duration after) =>
        (
            await desk.WriteAsync(
                (db, ct) => ClaimMailbox.Handle(db, Desk, new(mailbox, node, Lease), ct),
                now: TestDesk.Now + after
            )
        )
            .Value
            .Fence;

    private static async Task ReportAsync(TestDesk desk, MailboxLease lease, RecordFetchState.Report report) =>
        (
            await desk.WriteAsync((db, ct) => RecordFetchState.Handle(db, Desk, new(lease, report), ct))
        ).Refusal.ShouldBeNull();

    private static async Task<MailboxState> StateAsync(TestDesk desk)
    {
        await using var db = desk.Reads.Open();
        return await db.MailboxStates.SingleAsync();
    }
}
