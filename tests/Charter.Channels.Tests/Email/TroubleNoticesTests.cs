using System.Text.Json;
using Charter.Desk.Automation;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Desk.Mailboxes;
using Charter.Desk.Settings;
using Charter.Desk.Staff;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Channels.Tests.Email;

/// <summary>Administrators hear that mail does not come or go: once, with the reason and a way to it, and when it does again.</summary>
public sealed class TroubleNoticesTests
{
    private static readonly Actor Desk = Actor.System("mailboxes");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_mailbox_that_fails_for_a_while_is_told_once_and_so_is_that_it_works_again(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var mailbox = await AddMailboxAsync(bench);
        for (var minute = 0; minute <= 40; minute++)
        {
            await FailAsync(bench, mailbox, minute, isTransient: true);
            (await NoticesAsync(bench)).Count.ShouldBe(minute < 15 ? 0 : 1, $"minute {minute}");
        }

        var told = await FactsAsync(bench);
        told.Name.ShouldBe("Front desk");
        told.Reason.ShouldBe("Nobody answers");
        told.Path.ShouldBe($"/settings/mailboxes/{mailbox}");
        var mail = (await MailsAsync(bench)).ShouldHaveSingleItem();
        mail.To.ShouldBe("ines@quay.example");
        mail.Text.ShouldContain("Nobody answers");
        mail.Text.ShouldContain("Ask its operator");
        mail.Text.ShouldContain($"https://desk.quay.example/settings/mailboxes/{mailbox}");

        await ReportAsync(bench, mailbox, 41, new RecordFetchState.Report.Succeeded(0, null, true));
        await ReportAsync(bench, mailbox, 42, new RecordFetchState.Report.Succeeded(0, null, true));

        (await NoticesAsync(bench)).ShouldBe([NoticeKinds.MailboxFailing, NoticeKinds.MailboxRecovered]);
        await FailAsync(bench, mailbox, 43, isTransient: true);
        (await NoticesAsync(bench)).Count.ShouldBe(2, "one failure says little");
    }

    [Fact]
    public async Task What_only_a_person_can_mend_is_told_at_its_second_failure()
    {
        await using var bench = await ChannelBench.OpenAsync(DatabaseKind.Sqlite);
        var mailbox = await AddMailboxAsync(bench);
        await FailAsync(bench, mailbox, 0, isTransient: false);
        (await NoticesAsync(bench)).ShouldBeEmpty();

        await FailAsync(bench, mailbox, 5, isTransient: false);

        (await NoticesAsync(bench)).ShouldBe([NoticeKinds.MailboxFailing]);
    }

    [Theory, OnBothDatabases]
    public async Task A_mail_server_that_fails_is_told_once_and_says_whether_others_do_its_work(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var fields = new MailRouteFields("spare", "127.0.0.1", 2525, MailSecurity.None, "", true, []);
        await bench.Desk.WriteAsync((db, ct) => SaveMailRoute.Handle(db, Desk, new(null, fields, null), ct));
        var route = await bench.ReadAsync(db => db.MailRoutes.OrderBy(r => r.Position).FirstAsync(Cancel));
        for (var minute = 0; minute < 20; minute++)
        {
            await NoteAsync(bench, route.Id, minute, "AUTH: 535 5.7.8 no");
        }

        (await NoticesAsync(bench)).ShouldBe([NoticeKinds.RouteFailing]);
        var mail = (await MailsAsync(bench)).ShouldHaveSingleItem();
        mail.Text.ShouldContain("535 5.7.8 no");
        mail.Text.ShouldContain("your other servers");

        await SentAsync(bench);
        await NoteAsync(bench, route.Id, 21, null);

        (await NoticesAsync(bench)).ShouldBe([NoticeKinds.RouteFailing, NoticeKinds.RouteRecovered]);
        (await MailsAsync(bench)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Mail_about_a_trouble_that_could_not_leave_because_of_it_is_taken_back_when_it_is_over()
    {
        await using var bench = await ChannelBench.OpenAsync(DatabaseKind.Sqlite);
        var route = await bench.ReadAsync(db => db.MailRoutes.SingleAsync(Cancel));
        await NoteAsync(bench, route.Id, 0, "nobody answers");
        await NoteAsync(bench, route.Id, 6, "nobody answers");
        (await MailsAsync(bench)).ShouldHaveSingleItem().Text.ShouldContain("Answers to customers wait");

        await NoteAsync(bench, route.Id, 30, null);

        (await bench.ReadAsync(db => db.Outbox.Select(o => o.State).SingleAsync(Cancel))).ShouldBe(
            OutboxState.Cancelled
        );
        (await NoticesAsync(bench)).ShouldBe([NoticeKinds.RouteFailing, NoticeKinds.RouteRecovered]);
    }

    [Theory, OnBothDatabases]
    public async Task Who_chose_so_is_mailed_when_the_customer_of_a_ticket_of_theirs_writes(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        await scene.MailAsync(MailScene.Alice, "pass", $"In-Reply-To: <{scene.Answer}>");
        (await MailsAsync(scene.Bench)).ShouldBeEmpty();
        var profile = new ChangeOwnProfile.Request("Ines Quay", "en", "Europe/London", "", true);
        await scene.WriteAsync((db, ct) => ChangeOwnProfile.Handle(db, scene.Ines, profile, ct));

        await scene.MailAsync(MailScene.Alice, "pass", $"In-Reply-To: <{scene.Answer}>", text: "And now?");

        var mail = (await MailsAsync(scene.Bench)).ShouldHaveSingleItem();
        mail.Subject.ShouldContain($"#{scene.Number}");
        mail.Text.ShouldContain($"/tickets/{scene.Number}");
    }

    private static async Task<long> AddMailboxAsync(ChannelBench bench)
    {
        var fields = new MailboxFields
        {
            Name = "Front desk",
            Address = "front@quay.example",
            Host = "imap.quay.example",
            User = "front",
        };
        var added = await bench.Desk.WriteAsync(
            (db, ct) => AddMailbox.Handle(db, Desk, new(fields, new(Password: "x")), ct)
        );
        await bench.Desk.WriteAsync(
            (db, ct) => ClaimMailbox.Handle(db, Desk, new(added.Value.MailboxId, "node", Duration.FromDays(1)), ct)
        );
        return added.Value.MailboxId;
    }

    private static Task FailAsync(ChannelBench bench, long mailbox, int minute, bool isTransient) =>
        ReportAsync(
            bench,
            mailbox,
            minute,
            new RecordFetchState.Report.Failed("no_answer", "Nobody answers", "Ask its operator", isTransient, 0.5)
        );

    private static async Task ReportAsync(
        ChannelBench bench,
        long mailbox,
        int minute,
        RecordFetchState.Report report
    ) =>
        await bench.Desk.WriteAsync(
            (db, ct) => RecordFetchState.Handle(db, Desk, new(new MailboxLease(mailbox, 1), report), ct),
            now: At(minute)
        );

    private static async Task NoteAsync(ChannelBench bench, long route, int minute, string? error) =>
        await bench.Desk.WriteAsync((db, ct) => NoteMailRoute.Handle(db, new(route, error), ct), now: At(minute));

    private static Instant At(int minute) => TestDesk.Now + Duration.FromMinutes(minute);

    private static async Task SentAsync(ChannelBench bench) =>
        await bench.Desk.WriteAsync(
            async (db, ct) =>
            {
                (await db.Outbox.AsTracking().SingleAsync(ct)).State = OutboxState.Done;
                return Charter.Desk.Shared.Outcome<Charter.Desk.Shared.Done>.Of(Charter.Desk.Shared.Done.It);
            }
        );

    private static Task<List<string>> NoticesAsync(ChannelBench bench) =>
        bench.ReadAsync(db => db.Notices.OrderBy(n => n.Id).Select(n => n.Kind).ToListAsync(Cancel));

    private static async Task<NoticeFacts> FactsAsync(ChannelBench bench)
    {
        var facts = await bench.ReadAsync(db => db.Notices.Select(n => n.Facts).SingleAsync(Cancel));
        return JsonSerializer.Deserialize<NoticeFacts>(facts, JournalJson.Options)!;
    }

    private static async Task<List<NoticeMail>> MailsAsync(ChannelBench bench)
    {
        var payloads = await bench.ReadAsync(db =>
            db.Outbox.Where(o => o.Effect == NoticeMail.Effect)
                .OrderBy(o => o.Id)
                .Select(o => o.Payload)
                .ToListAsync(Cancel)
        );
        return [.. payloads.Select(p => JsonSerializer.Deserialize<NoticeMail>(p, JournalJson.Options)!)];
    }
}
