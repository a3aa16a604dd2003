using Charter.Desk.Conversations;
using Charter.Desk.Mailboxes;
using Charter.Mail.Tests.Fetching;
using Microsoft.EntityFrameworkCore;

namespace Charter.Channels.Tests.Email.Fetching;

/// <summary>Whatever breaks on the way, each mail is filed once and none is lost.</summary>
public sealed class FetchingThroughFaultsTests(DovecotServer dovecot) : IClassFixture<DovecotServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AfterFetch.Leave, "STORE")]
    [InlineData(AfterFetch.Move, "UID MOVE")]
    [InlineData(AfterFetch.Delete, "STORE")]
    [InlineData(AfterFetch.Delete, "EXPUNGE")]
    public async Task A_line_that_is_cut_after_a_mail_is_in_the_desk_and_before_it_is_marked_files_nothing_twice(
        AfterFetch after,
        string word
    )
    {
        await using var bench = await MailboxBench.OpenAsync(dovecot);
        await using var proxy = new FaultProxy(dovecot.Imap) { CutWhenClientSays = word };
        bench.Deliver(1, 2, 3);
        await bench.AddAsync(bench.Through(proxy) with { After = after, MoveTo = "Done" });
        var watch = bench.Watch();
        await bench.UntilAsync(async () => (await bench.StateAsync()).Failures > 0, watch);
        (await bench.SubjectsAsync()).Count.ShouldBe(3);
        proxy.Faults.ShouldBe(1);

        proxy.CutWhenClientSays = null;
        await bench.FetchNowAsync();
        await bench.UntilAsync(() => bench.HasTakenAsync(3), watch);

        (await bench.SubjectsAsync()).ShouldBe(["Sail 1", "Sail 2", "Sail 3"]);
        (await bench.Bench.ReadAsync(db => db.Intakes.CountAsync(i => i.State == IntakeState.Filed, Cancel))).ShouldBe(
            3
        );
        (await bench.Bench.ReadAsync(db => db.Journal.CountAsync(r => r.Kind == "mailbox.recovered", Cancel))).ShouldBe(
            1
        );
    }

    [Fact]
    public async Task A_mail_at_which_the_line_always_breaks_delays_no_other_and_ends_in_quarantine()
    {
        await using var bench = await MailboxBench.OpenAsync(dovecot);
        await using var proxy = new FaultProxy(dovecot.Imap) { CutWhenServerSays = "P0ISON" };
        bench.Deliver(1);
        bench.Deliver(MailboxBench.Mail(2, text: "P0ISON"));
        bench.Deliver(3);
        await bench.AddAsync(bench.Through(proxy) with { After = AfterFetch.Delete });
        var watch = bench.Watch();

        await bench.UntilAsync(
            async () =>
            {
                await bench.FetchNowAsync();
                return await IsHeldAsync(bench);
            },
            watch
        );

        (await bench.SubjectsAsync()).ShouldBe(["Sail 1", "Sail 3"]);
        var held = await bench.Bench.ReadAsync(db =>
            db.Intakes.SingleAsync(i => i.State == IntakeState.Quarantined, Cancel)
        );
        held.Reason.ShouldNotBeNullOrEmpty();
        proxy.Faults.ShouldBe(bench.Limits.MostAttempts);
        await bench.UntilAsync(bench.IsQuietAsync, watch);
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_given_up_and_asked_again()
    {
        await using var bench = await MailboxBench.OpenAsync(dovecot);
        bench.Limits = bench.Limits with { Silence = TimeSpan.FromSeconds(1) };
        await using var proxy = new FaultProxy(dovecot.Imap) { StallWhenServerSays = "Sail number 1" };
        bench.Deliver(1);
        await bench.AddAsync(bench.Through(proxy));
        var watch = bench.Watch();
        await bench.UntilAsync(async () => (await bench.StateAsync()).Failures > 0, watch);
        (await bench.StateAsync()).Error.ShouldNotBeNull().ShouldContain("does not answer in time");

        proxy.StallWhenServerSays = null;
        await bench.FetchNowAsync();

        await bench.UntilAsync(() => bench.HasTakenAsync(1), watch);
    }

    [Fact]
    public async Task By_POP3_nothing_is_removed_before_the_desk_has_it_and_nothing_is_filed_twice()
    {
        await using var bench = await MailboxBench.OpenAsync(dovecot);
        await using var proxy = new FaultProxy(dovecot.Pop3) { CutWhenClientSays = "QUIT" };
        bench.Deliver(1, 2, 3);
        await bench.AddAsync(
            bench.Through(proxy) with
            {
                Protocol = MailboxProtocol.Pop3,
                First = FirstFetch.Everything,
                After = AfterFetch.Delete,
            }
        );
        var watch = bench.Watch();
        await bench.UntilAsync(async () => (await bench.StateAsync()).Failures > 0, watch);

        proxy.CutWhenClientSays = null;
        await bench.FetchNowAsync();
        await bench.UntilAsync(() => bench.HasTakenAsync(3), watch);
        await bench.UntilAsync(
            async () => await bench.Bench.ReadAsync(db => db.MailboxMails.CountAsync(Cancel)) == 0,
            watch
        );

        (await bench.SubjectsAsync()).ShouldBe(["Sail 1", "Sail 2", "Sail 3"]);
    }

    [Fact]
    public async Task By_POP3_mails_that_stay_are_taken_once_and_only_new_ones_where_that_was_chosen()
    {
        await using var bench = await MailboxBench.OpenAsync(dovecot);
        bench.Deliver(1, 2);
        await bench.AddAsync(
            bench.Fields with
            {
                Protocol = MailboxProtocol.Pop3,
                Port = dovecot.Pop3s,
                First = FirstFetch.OnlyNew,
            }
        );
        var watch = bench.Watch();
        await bench.UntilAsync(bench.IsQuietAsync, watch);
        (await bench.SubjectsAsync()).ShouldBeEmpty();

        bench.Deliver(3);
        await bench.UntilAsync(() => bench.HasTakenAsync(1), watch);
        var first = (await bench.StateAsync()).LastSuccessAt;
        await bench.UntilAsync(async () => (await bench.StateAsync()).LastSuccessAt > first, watch);

        (await bench.SubjectsAsync()).ShouldBe(["Sail 3"]);
        (await bench.StateAsync()).Taken.ShouldBe(1);
    }

    private static Task<bool> IsHeldAsync(MailboxBench bench) =>
        bench.Bench.ReadAsync(db => db.Intakes.AnyAsync(i => i.State == IntakeState.Quarantined, Cancel));
}
