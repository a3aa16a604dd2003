using System.Text.Json;
using Charter.Desk.Automation;
using Charter.Desk.Conversations;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Desk.Policies;
using Charter.Desk.Settings;
using Charter.Desk.Staff;
using Charter.Desk.Tickets;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Channels.Tests.Email;

/// <summary>Colleagues answer and pass on by mail, when it is proven that it is they.</summary>
public sealed class StaffAnswerTests
{
    private const string InesAddress = "ines@quay.example";

    [Theory, OnBothDatabases]
    public async Task A_proven_answer_to_a_notice_is_a_note_unless_it_says_otherwise(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        var notice = await EscalateAsync(scene);
        notice.ReplyToken.ShouldNotBeNull().Length.ShouldBe(26);
        notice.Text.ShouldContain("public:");

        (await AnswerAsync(scene, notice, "I am on it.", "pass")).State.ShouldBe(IntakeState.Filed);
        (
            await AnswerAsync(scene, notice, "Public: It is ready.\n\nOn Monday, the desk wrote:\n> old", "pass")
        ).State.ShouldBe(IntakeState.Filed);

        var written = await scene.Bench.ReadAsync(db =>
            db.Messages.Where(m => m.TicketId == scene.TicketId && m.StaffId == scene.Ines.Id)
                .OrderBy(m => m.Id)
                .ToListAsync()
        );
        written
            .Skip(1)
            .Select(m => (m.Direction, m.Text))
            .ShouldBe([(MessageDirection.Note, "I am on it."), (MessageDirection.Outbound, "It is ready.")]);

        await scene.SetRulesAsync(rules => rules with { StaffAnswers = StaffAnswerRule.Message });
        await AnswerAsync(scene, notice, "Come at noon.", "pass");
        await AnswerAsync(scene, notice, "note: he is angry", "pass");
        written = await scene.Bench.ReadAsync(db =>
            db.Messages.Where(m => m.TicketId == scene.TicketId && m.StaffId == scene.Ines.Id)
                .OrderBy(m => m.Id)
                .ToListAsync()
        );
        written
            .Skip(3)
            .Select(m => (m.Direction, m.Text))
            .ShouldBe([(MessageDirection.Outbound, "Come at noon."), (MessageDirection.Note, "he is angry")]);
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_but_the_quote_is_cut_from_what_goes_on_to_the_customer(DatabaseKind kind)
    {
        const string Words =
            "Please bring:\n-Bolts\n-Nuts\n\nInes\n-- \nQuay Ltd\n\nThis e-mail is confidential and for its recipient only.";
        await using var scene = await MailScene.OpenAsync(kind);
        var notice = await EscalateAsync(scene);

        (
            await AnswerAsync(
                scene,
                notice,
                $"Public: {Words}\n\nOn Mon, Mar 2, 2026 at 9:30 AM Desk <help@quay.example> wrote:\n> old",
                "pass"
            )
        ).State.ShouldBe(IntakeState.Filed);

        var written = await scene.Bench.ReadAsync(db =>
            db.Messages.Where(m => m.TicketId == scene.TicketId && m.StaffId == scene.Ines.Id)
                .OrderBy(m => m.Id)
                .LastAsync()
        );
        written.Direction.ShouldBe(MessageDirection.Outbound);
        written.Text.ShouldBe(Words);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_proven_or_comes_from_elsewhere_is_refused_kept_and_told(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        var notice = await EscalateAsync(scene);
        var before = await scene.Bench.ReadAsync(db => db.Messages.CountAsync(m => m.TicketId == scene.TicketId));
        (string From, string? Dmarc)[] cases =
        [
            (InesAddress, "fail"),
            (InesAddress, "none"),
            (InesAddress, null),
            ("eve@evil.example", "pass"),
            (MailScene.Alice, "pass"),
            ("ines@quay.example.evil.example", "pass"),
            ("\"ines@quay.example\" <eve@evil.example>", "pass"),
        ];
        foreach (var (from, dmarc) in cases)
        {
            var told = await scene.Bench.ReadAsync(db =>
                db.Notices.CountAsync(n => n.Kind == NoticeKinds.AnswerRefused)
            );
            var taken = await AnswerAsync(scene, notice, "public: Send money to me.", dmarc, from);
            taken.State.ShouldBe(IntakeState.Quarantined, from);
            (
                await scene.Bench.ReadAsync(db => db.Notices.CountAsync(n => n.Kind == NoticeKinds.AnswerRefused))
            ).ShouldBe(told + 1, from);
        }

        (await scene.Bench.ReadAsync(db => db.Messages.CountAsync(m => m.TicketId == scene.TicketId))).ShouldBe(before);
        var mails = await scene.Bench.ReadAsync(db =>
            db.Outbox.Where(o => o.Effect == NoticeMail.Effect).OrderByDescending(o => o.Id).FirstAsync()
        );
        var last = JsonSerializer.Deserialize<NoticeMail>(mails.Payload, JournalJson.Options)!;
        last.To.ShouldBe(InesAddress);
        last.Subject.ShouldContain("did not count");
    }

    [Theory, OnBothDatabases]
    public async Task An_old_token_a_switch_and_a_machine_write_nothing(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        var notice = await EscalateAsync(scene);
        var before = await scene.Bench.ReadAsync(db => db.Messages.CountAsync(m => m.TicketId == scene.TicketId));

        var away = await scene.TakeAsync(
            $"From: {InesAddress}\nTo: help+{notice.ReplyToken}@quay.example\nSubject: Away\nAuto-Submitted: auto-replied",
            "I am away.",
            "pass"
        );
        away.State.ShouldBe(IntakeState.Ignored);

        await scene.SetRulesAsync(rules => rules with { StaffAnswers = StaffAnswerRule.Refused });
        (await AnswerAsync(scene, notice, "I am on it.", "pass")).State.ShouldBe(IntakeState.Quarantined);
        await scene.SetRulesAsync(rules => rules with { StaffAnswers = StaffAnswerRule.Note });
        scene.Now += Duration.FromDays(31);
        (await AnswerAsync(scene, notice, "I am on it.", "pass")).State.ShouldBe(IntakeState.Quarantined);

        (await scene.Bench.ReadAsync(db => db.Messages.CountAsync(m => m.TicketId == scene.TicketId))).ShouldBe(before);
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_server_that_proves_senders_no_notice_offers_an_answer_by_mail(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind, checks: false);
        (await EscalateAsync(scene)).ReplyToken.ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task A_proven_colleague_who_passes_on_a_mail_opens_the_customers_ticket(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        const string forward = """
            Can you take this one?

            ---------- Forwarded message ---------
            From: Gustav Pike <gustav@pike.example>
            Date: Mon, Nov 16, 2026 at 9:14 AM
            Subject: My mast is bent
            To: Ines <ines@quay.example>

            Hello Ines, the mast is bent since the storm.
            """;
        var filed = (
            await scene.TakeAsync(
                $"From: Ines <{InesAddress}>\nTo: help@quay.example\nSubject: Fwd: My mast is bent\nMessage-ID: <f1@quay.example>",
                forward,
                "pass"
            )
        ).Filed.ShouldNotBeNull();

        var ticket = await scene.TicketAsync(filed.TicketId);
        var customer = await scene.Bench.ReadAsync(db => db.Customers.SingleAsync(c => c.Id == ticket.CustomerId));
        customer.Name.ShouldBe("Gustav Pike");
        ticket.Subject.ShouldBe("My mast is bent");
        var message = await scene.MessageAsync(filed.MessageId);
        message.Proof.ShouldBe(SenderProof.PassedOn);
        message.FromAddress.ShouldBe("gustav@pike.example");
        message.Text.ShouldBe("Hello Ines, the mast is bent since the storm.");
        message.Html.ShouldBeNull();
        message.RawFileHash.ShouldNotBeNull();
        var note = (await scene.NotesAsync(filed.TicketId)).ShouldHaveSingleItem();
        note.Text.ShouldBe("Can you take this one?");
        note.StaffId.ShouldBe(scene.Ines.Id);

        foreach (
            var (from, dmarc) in new[] { (InesAddress, "none"), (InesAddress, "fail"), ("eve@evil.example", "pass") }
        )
        {
            var own = (
                await scene.TakeAsync(
                    $"From: {from}\nTo: help@quay.example\nSubject: Fwd: My mast is bent",
                    forward,
                    dmarc
                )
            ).Filed.ShouldNotBeNull();
            (await scene.TicketAsync(own.TicketId)).CustomerId.ShouldNotBe(customer.Id, $"{from} {dmarc}");
        }
    }

    private static Task<ChannelIntake.Result> AnswerAsync(
        MailScene scene,
        NoticeMail notice,
        string text,
        string? dmarc,
        string from = InesAddress
    ) =>
        scene.TakeAsync(
            $"From: {from}\nTo: help+{notice.ReplyToken}@quay.example\nSubject: Re: {notice.Subject}",
            text,
            dmarc,
            $"help+{notice.ReplyToken}@quay.example"
        );

    // Ines is told by mail that the ticket was escalated to her.
    private static async Task<NoticeMail> EscalateAsync(MailScene scene)
    {
        var desk = Actor.System("test");
        var row = new MatrixRow(
            1,
            MatrixTrigger.Escalated,
            0,
            MatrixTarget.Person,
            null,
            scene.Ines.Id,
            false,
            true,
            ""
        );
        await scene.WriteAsync((db, ct) => ChangeMatrix.Handle(db, desk, new([row]), ct), desk);
        await scene.WriteAsync(
            (db, ct) => EscalateTicket.Handle(db, desk, new(scene.TicketId, 1, "He waits too long."), ct),
            desk
        );
        var item = await scene.Bench.ReadAsync(db =>
            db.Outbox.Where(o => o.Effect == NoticeMail.Effect).OrderByDescending(o => o.Id).FirstAsync()
        );
        item.State.ShouldBe(OutboxState.Waiting);
        return JsonSerializer.Deserialize<NoticeMail>(item.Payload, JournalJson.Options)!;
    }
}
