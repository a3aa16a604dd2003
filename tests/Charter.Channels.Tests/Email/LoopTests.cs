using Charter.Desk.Automation.Events;
using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Journal;
using Charter.Desk.Tickets;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Channels.Tests.Email;

/// <summary>Machines that say what they are, machines that hide it, and mail that comes back.</summary>
public sealed class LoopTests
{
    [Theory, OnBothDatabases]
    public async Task A_machine_that_looks_like_a_person_gets_so_many_letters_an_hour(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        await scene.SetRulesAsync(rules => rules with { MostLettersToCustomer = 3 });
        for (var turn = 0; turn < 6; turn++)
        {
            await scene.MailAsync("Ticker <ticker@loop.example>", "pass", subject: $"Case {turn}");
        }

        (await LettersAsync(scene, "ticker@loop.example")).ShouldBe(3);
        var withheld = await scene.Bench.ReadAsync(db =>
            db.Journal.Where(r => r.Kind == "letter.withheld").Select(r => r.Payload).ToListAsync()
        );
        withheld.Count.ShouldBe(3);
        withheld.ShouldAllBe(payload =>
            ((LetterWithheld)JournalJson.Read("letter.withheld", payload)!).Reason == "too_many"
        );

        scene.Now += Duration.FromHours(2);
        await scene.MailAsync("Ticker <ticker@loop.example>", "pass", subject: "Case again");
        (await LettersAsync(scene, "ticker@loop.example")).ShouldBe(4);
    }

    [Theory, OnBothDatabases]
    public async Task A_responder_that_changes_its_address_gets_no_letter_for_its_answers(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        var letters = await scene.Bench.ReadAsync(db => db.Messages.CountAsync(m => m.Letter == "acknowledgement"));
        for (var turn = 0; turn < 3; turn++)
        {
            await scene.MailAsync($"bounce-{turn}@loop.example", "pass", $"In-Reply-To: <{scene.Answer}>");
        }

        (await scene.Bench.ReadAsync(db => db.Messages.CountAsync(m => m.Letter == "acknowledgement"))).ShouldBe(
            letters
        );
    }

    [Theory, OnBothDatabases]
    public async Task Vacations_and_calendar_answers_join_quietly_and_reopen_nothing(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        await scene.WriteAsync((db, ct) => ResolveTicket.Handle(db, scene.Ines, new(scene.TicketId), ct));
        var outbox = await scene.Bench.ReadAsync(db => db.Outbox.CountAsync());
        string[] machines =
        [
            $"Auto-Submitted: auto-replied\nIn-Reply-To: <{scene.Answer}>",
            $"Content-Type: text/calendar; method=REPLY; charset=utf-8\nIn-Reply-To: <{scene.Answer}>",
        ];
        foreach (var more in machines)
        {
            var filed = await scene.MailAsync(MailScene.Alice, "pass", more, "Away");
            filed.TicketId.ShouldBe(scene.TicketId);
            (await scene.MessageAsync(filed.MessageId)).IsAutomatic.ShouldBeTrue(more);
        }

        (await scene.TicketAsync(scene.TicketId)).Status.ShouldBe(TicketStatus.Resolved);
        (await scene.Bench.ReadAsync(db => db.Outbox.CountAsync())).ShouldBe(outbox);
    }

    [Theory, OnBothDatabases]
    public async Task Complaints_and_receipts_are_told_at_the_message_and_open_nothing(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        var tickets = await scene.Bench.ReadAsync(db => db.Tickets.CountAsync());
        var complaint = await scene.TakeAsync(
            "From: feedback@provider.example\nTo: help@quay.example\nSubject: complaint\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/report; report-type=feedback-report; boundary=b",
            $"""
            --b
            Content-Type: text/plain

            A complaint.

            --b
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            User-Agent: x/1
            Version: 1

            --b
            Content-Type: text/rfc822-headers

            Message-ID: <{scene.Answer}>

            --b--
            """,
            "pass"
        );
        complaint.State.ShouldBe(IntakeState.Ignored);
        var receipt = await scene.TakeAsync(
            "From: alice@acme.example\nTo: help@quay.example\nSubject: Read\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
            $"""
            --b
            Content-Type: text/plain

            It was shown.

            --b
            Content-Type: message/disposition-notification

            Final-Recipient: rfc822;alice@acme.example
            Original-Message-ID: <{scene.Answer}>
            Disposition: manual-action/MDN-sent-manually; displayed

            --b--
            """,
            "pass"
        );
        receipt.State.ShouldBe(IntakeState.Ignored);

        (await scene.Bench.ReadAsync(db => db.Tickets.CountAsync())).ShouldBe(tickets);
        (await scene.NotesAsync(scene.TicketId))
            .Select(n => n.Letter)
            .ShouldBe([DeskNotes.Complained, DeskNotes.Shown]);
        (await scene.Bench.ReadAsync(db => db.Notices.AnyAsync(n => n.Kind == "message.complained"))).ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task An_address_that_fails_three_times_for_now_gets_no_more_mail_until_it_is_restored(
        DatabaseKind kind
    )
    {
        await using var scene = await MailScene.OpenAsync(kind);
        var answers = new List<string> { scene.Answer };
        for (var turn = 0; turn < 2; turn++)
        {
            await scene.WriteAsync(
                (db, ct) => SendReply.Handle(db, scene.Ines, new(scene.TicketId, $"Again {turn}"), ct)
            );
            answers.Add(
                await scene.Bench.ReadAsync(db =>
                    db.Messages.Where(m => m.Text == $"Again {turn}").Select(m => m.ExternalId!).SingleAsync()
                )
            );
        }

        await ReturnAsync(scene, answers[0], "delayed", "4.2.2");
        (await AddressAsync(scene)).SoftBounces.ShouldBe(0);
        await ReturnAsync(scene, answers[0], "failed", "5.2.2");
        await ReturnAsync(scene, answers[0], "failed", "5.2.2");
        (await AddressAsync(scene)).SoftBounces.ShouldBe(1);
        await ReturnAsync(scene, answers[1], "failed", "5.2.2");
        (await AddressAsync(scene)).BouncedAt.ShouldBeNull();
        await ReturnAsync(scene, answers[2], "failed", "5.2.2");

        var marked = await AddressAsync(scene);
        marked.BouncedAt.ShouldNotBeNull();
        marked.BounceIsHard.ShouldBeFalse();
        marked.BounceDetail.ShouldNotBeNull().ShouldContain("mailbox full");
        (await scene.NotesAsync(scene.TicketId)).Count(n => n.Letter == DeskNotes.MailCameBack).ShouldBe(5);
        var rows = (await scene.Bench.ReadAsync(db => ListBouncedAddresses.Run(db, scene.Ines, new(), default))).Value;
        var row = rows.ShouldHaveSingleItem();
        row.Address.ShouldBe(MailScene.Alice);
        row.IsHard.ShouldBeFalse();
        row.SoftBounces.ShouldBe(3);
        row.TicketNumber.ShouldBe(scene.Number);
        var refused = await scene.Bench.Desk.Writes.WriteAsync(
            new(scene.Ines, scene.Now),
            (db, ct) => SendReply.Handle(db, scene.Ines, new(scene.TicketId, "Still?"), ct)
        );
        refused.Refusal.ShouldBe(new NoAddress());

        await scene.WriteAsync(
            (db, ct) => RestoreAddress.Handle(db, scene.Ines, new(row.CustomerId, row.AddressId), ct)
        );
        (await AddressAsync(scene)).BouncedAt.ShouldBeNull();
        await scene.WriteAsync((db, ct) => SendReply.Handle(db, scene.Ines, new(scene.TicketId, "Back."), ct));
    }

    [Theory, OnBothDatabases]
    public async Task A_forged_mail_does_not_restore_an_address(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        await ReturnAsync(scene, scene.Answer, "failed", "5.1.1");
        (await AddressAsync(scene)).BounceIsHard.ShouldBeTrue();
        await scene.MailAsync(MailScene.Alice, "fail");
        (await AddressAsync(scene)).BouncedAt.ShouldNotBeNull();
        await scene.MailAsync(MailScene.Alice, "pass");
        (await AddressAsync(scene)).BouncedAt.ShouldBeNull();
    }

    private static Task<CustomerAddress> AddressAsync(MailScene scene) =>
        scene.Bench.ReadAsync(db => db.CustomerAddresses.SingleAsync(a => a.Normalized == MailScene.Alice));

    private static Task<int> LettersAsync(MailScene scene, string address) =>
        scene.Bench.ReadAsync(db =>
            db.CustomerAddresses.Where(a => a.Normalized == address)
                .Join(db.Messages, a => a.CustomerId, m => m.CustomerId, (a, m) => m)
                .CountAsync(m => m.Letter == "acknowledgement")
        );

    private static async Task ReturnAsync(MailScene scene, string messageId, string action, string status)
    {
        var taken = await scene.TakeAsync(
            "From: MAILER-DAEMON@mx.acme.example\nTo: help@quay.example\nSubject: Undelivered Mail\nAuto-Submitted: auto-replied\n"
                + "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b",
            $"""
            --b
            Content-Type: text/plain

            It could not be delivered.

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.acme.example

            Final-Recipient: rfc822; {MailScene.Alice}
            Action: {action}
            Status: {status}
            Diagnostic-Code: smtp; {(status == "5.1.1" ? "550 5.1.1 no such user" : "452 4.2.2 mailbox full")}

            --b
            Content-Type: text/rfc822-headers

            Message-ID: <{messageId}>

            --b--
            """,
            dmarc: null,
            await scene.Bench.BounceAddressAsync(messageId, MailScene.Alice)
        );
        taken.State.ShouldBe(IntakeState.Ignored);
    }
}
