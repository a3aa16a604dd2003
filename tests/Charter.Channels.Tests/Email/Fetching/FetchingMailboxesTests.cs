using Charter.Channels.Email.Fetching;
using Charter.Desk.Conversations;
using Charter.Desk.Mailboxes;
using Charter.Desk.Settings;
using Charter.Mail.Fetching;
using Charter.Mail.Imap;
using Charter.Mail.Tests.Fetching;
using Charter.Policy.Clocks;
using Microsoft.EntityFrameworkCore;

namespace Charter.Channels.Tests.Email.Fetching;

/// <summary>Mailboxes on a real Dovecot become tickets.</summary>
public sealed class FetchingMailboxesTests(DovecotServer dovecot) : IClassFixture<DovecotServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MailSecurity.Tls)]
    [InlineData(MailSecurity.StartTls)]
    public async Task Each_mail_becomes_one_ticket_in_its_order_and_is_marked_as_read(MailSecurity security)
    {
        await using var bench = await MailboxBench.OpenAsync(dovecot);
        bench.Deliver(1, 2, 3);
        var department = await bench.Bench.ReadAsync(db => db.Departments.SingleAsync(d => d.Name == "Accounts"));
        await bench.AddAsync(
            bench.Fields with
            {
                Security = security,
                Port = security == MailSecurity.Tls ? dovecot.Imaps : dovecot.Imap,
                DepartmentId = department.Id,
                Kind = CaseKind.Complaint,
                Language = "zh-Hans",
            }
        );
        var watch = bench.Watch();

        await bench.UntilAsync(() => bench.HasTakenAsync(3), watch);

        (await bench.SubjectsAsync()).ShouldBe(["Sail 1", "Sail 2", "Sail 3"]);
        var tickets = await bench.Bench.ReadAsync(db => MailboxBench.Real(db).ToListAsync());
        tickets.ShouldAllBe(t =>
            t.DepartmentId == department.Id && t.Kind == CaseKind.Complaint && t.Language == "zh-Hans"
        );
        await using var client = await ConnectAsync(bench);
        await client.OpenFolderAsync("INBOX", readOnly: true, Cancel);
        (await client.SearchAsync(unseenOnly: true, cancel: Cancel)).ShouldBeEmpty();
        (await bench.StateAsync()).Taken.ShouldBe(3);
    }

    [Fact]
    public async Task A_mail_that_comes_while_the_desk_watches_is_taken_at_once()
    {
        await using var bench = await MailboxBench.OpenAsync(dovecot);
        await bench.AddAsync(bench.Fields);
        var watch = bench.Watch();
        await bench.UntilAsync(async () => (await bench.StateAsync()).IsWatched, watch);

        bench.Deliver(4);

        await bench.UntilAsync(() => bench.HasTakenAsync(1), watch);
        (await bench.StateAsync()).Failures.ShouldBe(0);
    }

    [Fact]
    public async Task Of_what_was_there_before_only_what_nobody_had_read_is_taken_and_later_all()
    {
        await using var bench = await MailboxBench.OpenAsync(dovecot);
        bench.Deliver(1, 2);
        await using (var colleague = await ConnectAsync(bench))
        {
            await colleague.OpenFolderAsync("INBOX", readOnly: false, Cancel);
            await colleague.AddFlagsAsync([1], ["\\Seen"], Cancel);
        }

        await bench.AddAsync(bench.Fields);
        await using (var first = bench.Watch())
        {
            await bench.UntilAsync(() => bench.HasTakenAsync(1), first);
        }

        // Between two looks somebody opens a new mail: it is still the desk's to answer.
        bench.Deliver(3);
        await using (var colleague = await ConnectAsync(bench))
        {
            await colleague.OpenFolderAsync("INBOX", readOnly: false, Cancel);
            await colleague.AddFlagsAsync([3], ["\\Seen"], Cancel);
        }

        var watch = bench.Watch();
        await bench.UntilAsync(() => bench.HasTakenAsync(2), watch);

        (await bench.SubjectsAsync()).ShouldBe(["Sail 2", "Sail 3"]);
    }

    [Theory]
    [InlineData(AfterFetch.Move)]
    [InlineData(AfterFetch.Delete)]
    public async Task What_was_taken_is_moved_or_removed_as_it_was_set(AfterFetch after)
    {
        await using var bench = await MailboxBench.OpenAsync(dovecot);
        bench.Deliver(1, 2);
        await bench.AddAsync(bench.Fields with { After = after, MoveTo = "Im Desk/erledigt" });
        var watch = bench.Watch();

        await bench.UntilAsync(() => bench.HasTakenAsync(2), watch);

        await using var client = await ConnectAsync(bench);
        (await client.OpenFolderAsync("INBOX", readOnly: true, Cancel)).Exists.ShouldBe(0u);
        var folders = await client.ListFoldersAsync(Cancel);
        if (after == AfterFetch.Move)
        {
            (await client.OpenFolderAsync("Im Desk/erledigt", readOnly: true, Cancel)).Exists.ShouldBe(2u);
        }
        else
        {
            folders.Select(f => f.Name).ShouldNotContain("Im Desk/erledigt");
        }

        (await bench.StateAsync()).Remark.ShouldBeNull();
    }

    [Fact]
    public async Task Mails_that_the_server_numbers_anew_are_known_again()
    {
        await using var bench = await MailboxBench.OpenAsync(dovecot);
        bench.Deliver(1, 2, 3);
        await bench.AddAsync(bench.Fields with { First = FirstFetch.Everything });
        await using (var first = bench.Watch())
        {
            await bench.UntilAsync(() => bench.HasTakenAsync(3), first);
        }

        var before = await bench.Bench.ReadAsync(db => db.MailboxFolders.SingleAsync(Cancel));
        // The server numbers a mailbox by the second in which it was made, so let one pass.
        await Task.Delay(TimeSpan.FromSeconds(1.1), Cancel);
        bench.Renumber();
        bench.Deliver(4);
        var watch = bench.Watch();
        await bench.UntilAsync(() => bench.HasTakenAsync(4), watch);

        (await bench.SubjectsAsync()).ShouldBe(["Sail 1", "Sail 2", "Sail 3", "Sail 4"]);
        var after = await bench.Bench.ReadAsync(db => db.MailboxFolders.SingleAsync(Cancel));
        after.UidValidity.ShouldNotBe(before.UidValidity);
    }

    [Fact]
    public async Task A_mail_that_is_too_large_gives_a_ticket_that_says_so_and_stays_where_it_is()
    {
        await using var bench = await MailboxBench.OpenAsync(dovecot);
        bench.Limits = bench.Limits with { LargestMail = 10_000 };
        bench.Deliver(MailboxBench.Mail(1, text: new string('x', 20_000)));
        bench.Deliver(2);
        await bench.AddAsync(bench.Fields with { After = AfterFetch.Delete });
        var watch = bench.Watch();

        await bench.UntilAsync(() => bench.HasTakenAsync(2), watch);

        (await bench.SubjectsAsync()).ShouldBe(["Sail 1", "Sail 2"]);
        var stub = await bench.Bench.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.ExternalId == "1@sea.example", Cancel)
        );
        stub.Text.ShouldContain("more than is taken");
        stub.Text.ShouldNotContain("xxx");
        await using var client = await ConnectAsync(bench);
        await client.OpenFolderAsync("INBOX", readOnly: true, Cancel);
        (await client.SearchAsync(cancel: Cancel)).ShouldBe([1u]);
    }

    [Theory]
    [InlineData(SpamChoice.Skip)]
    [InlineData(SpamChoice.Tag)]
    [InlineData(SpamChoice.Hold)]
    public async Task Junk_is_left_alone_filed_with_a_tag_or_held_as_it_was_set(SpamChoice choice)
    {
        await using var bench = await MailboxBench.OpenAsync(dovecot);
        bench.Deliver(1, 2);
        await using (var client = await ConnectAsync(bench))
        {
            await client.CreateFolderAsync("Junk", Cancel);
            await client.OpenFolderAsync("INBOX", readOnly: false, Cancel);
            await client.MoveAsync([2], "Junk", Cancel);
        }

        await bench.AddAsync(bench.Fields with { Spam = choice });
        var watch = bench.Watch();
        await bench.UntilAsync(() => bench.HasTakenAsync(choice == SpamChoice.Tag ? 2 : 1), watch);

        (await bench.SubjectsAsync()).ShouldBe(
            choice == SpamChoice.Tag ? ["Sail 1", "Sail 2"] : ["Sail 1"],
            ignoreOrder: true
        );
        var tagged = await bench.Bench.ReadAsync(db => db.TicketTags.CountAsync(t => t.Tag == "spam", Cancel));
        tagged.ShouldBe(choice == SpamChoice.Tag ? 1 : 0);
        var held = await bench.Bench.ReadAsync(db =>
            db.Intakes.Where(i => i.State == IntakeState.Quarantined).ToListAsync(Cancel)
        );
        held.Select(i => i.Reason)
            .ShouldBe(choice == SpamChoice.Hold ? ["The mail server put it into the junk folder."] : []);
    }

    [Fact]
    public async Task Held_junk_that_a_person_lets_in_becomes_a_ticket()
    {
        await using var bench = await MailboxBench.OpenAsync(dovecot);
        bench.Deliver(MailboxBench.Mail(7, "X-Spam-Flag: YES\r\n"));
        await bench.AddAsync(bench.Fields with { Spam = SpamChoice.Hold });
        var watch = bench.Watch();
        await bench.UntilAsync(
            async () => await bench.Bench.ReadAsync(db => db.Intakes.AnyAsync(i => i.State == IntakeState.Quarantined)),
            watch
        );

        var held = await bench.Bench.ReadAsync(db => db.Intakes.SingleAsync(i => i.State == IntakeState.Quarantined));
        var reader = new Channels.Email.EmailReader(bench.Bench.Files, bench.Bench.Addresses);
        var again = await bench.Bench.Intake.TakeAgainAsync(
            reader,
            held,
            Desk.Staff.Actor.System("test"),
            MailboxBench.Now(),
            Cancel
        );

        again.Value.State.ShouldBe(IntakeState.Filed);
        (await bench.SubjectsAsync()).ShouldBe(["Sail 7"]);
    }

    [Fact]
    public async Task Two_nodes_share_the_work_and_file_each_mail_once()
    {
        await using var bench = await MailboxBench.OpenAsync(dovecot, Testing.DatabaseKind.Postgres);
        bench.Deliver([.. Enumerable.Range(1, 12)]);
        await bench.AddAsync(bench.Fields);
        await using var node = bench.Bench.Desk.OpenNode(new Desk.Modules().Reactions);
        await using (var second = bench.Watch(node))
        {
            var first = bench.Watch();
            await Task.WhenAll(first.LookAsync(Cancel), second.LookAsync(Cancel));
            (await bench.StateAsync()).Fence.ShouldBe(1);

            await bench.UntilAsync(() => bench.HasTakenAsync(12), first, second);
        }

        (await bench.SubjectsAsync()).Count.ShouldBe(12);
    }

    [Fact]
    public async Task A_wrong_password_is_told_in_words_with_advice_and_is_not_tried_again_soon()
    {
        await using var bench = await MailboxBench.OpenAsync(dovecot);
        await bench.AddAsync(bench.Fields, "wrong");
        var watch = bench.Watch();

        await bench.UntilAsync(async () => (await bench.StateAsync()).Failures > 0, watch);

        var state = await bench.StateAsync();
        state.Error.ShouldNotBeNull().ShouldContain("did not sign");
        state.Advice.ShouldNotBeNull().ShouldContain("password");
        (state.NextTryAt - state.LastFetchAt.GetValueOrDefault(MailboxBench.Now())).TotalMinutes.ShouldBeGreaterThan(3);
        (await bench.Bench.ReadAsync(db => db.Journal.CountAsync(r => r.Kind == "mailbox.failed", Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_and_its_fingerprint_shown_to_compare()
    {
        await using var bench = await MailboxBench.OpenAsync(dovecot);
        await bench.AddAsync(bench.Fields with { TrustedCertificate = "" });
        var job = (await bench.JobAsync())!;

        var refused = await bench.ConnectionTest().RunAsync(job.Mailbox, Cancel);
        await bench.ChangeAsync(f => f with { TrustedCertificate = refused.UntrustedCertificate! });
        var trusted = await bench.ConnectionTest().RunAsync((await bench.JobAsync())!.Mailbox, Cancel);

        refused.IsPassed.ShouldBeFalse();
        refused.Steps.Single(s => s.Outcome == MailboxTestOutcome.Failed).Name.ShouldBe("tls");
        refused.UntrustedCertificate.ShouldBe(dovecot.CertificateFingerprint);
        trusted.IsPassed.ShouldBeTrue();
        trusted.Folders.ShouldContain("INBOX");
    }

    [Fact]
    public async Task A_pause_ends_the_stay_and_what_comes_meanwhile_waits()
    {
        await using var bench = await MailboxBench.OpenAsync(dovecot);
        await bench.AddAsync(bench.Fields);
        var watch = bench.Watch();
        await bench.UntilAsync(async () => (await bench.StateAsync()).IsWatched, watch);

        await PauseAsync(bench, true);
        await bench.UntilAsync(async () => (await bench.StateAsync()).LeasedBy is null, watch);
        bench.Deliver(1);
        await watch.LookAsync(Cancel);
        (await bench.StateAsync()).LeasedBy.ShouldBeNull();
        await PauseAsync(bench, false);

        await bench.UntilAsync(() => bench.HasTakenAsync(1), watch);
    }

    private static async Task PauseAsync(MailboxBench bench, bool isPaused) =>
        await bench.Bench.Desk.WriteAsync(
            (db, ct) => PauseMailbox.Handle(db, Desk.Staff.Actor.System("test"), new(bench.MailboxId, isPaused), ct),
            now: MailboxBench.Now()
        );

    private Task<ImapClient> ConnectAsync(MailboxBench bench) =>
        ImapClient.ConnectAsync(DovecotServer.Options(bench.User, dovecot.Imaps, MailboxSecurity.Tls), Cancel);
}
