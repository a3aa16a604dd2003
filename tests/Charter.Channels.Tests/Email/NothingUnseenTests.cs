using Charter.Channels.Email;
using Charter.Desk.Conversations;
using Charter.Desk.Tickets;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Charter.Channels.Tests.Email;

/// <summary>People whose mail looks like a machine's or like our own: they get their ticket and their clock, or are seen by a person.</summary>
public sealed class NothingUnseenTests
{
    [Theory, OnBothDatabases]
    public async Task A_person_who_writes_of_holidays_gets_a_clock(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        (string Subject, string Text)[] mails =
        [
            ("Urlaub", "Wir sind in Urlaub bei Ihnen im Haus und das Wasser ist kalt."),
            ("Out of office until Monday", "I am out of the office until Monday, so please send the sail to my home."),
            ("Holiday cottage 4", "We are on vacation in your cottage and the key does not fit."),
        ];
        foreach (var (subject, text) in mails)
        {
            var filed = await scene.MailAsync($"{subject.Length}@sea.example", "pass", subject: subject, text: text);
            (await scene.MessageAsync(filed.MessageId)).ByPerson.ShouldBeTrue(subject);
            (
                await scene.Bench.ReadAsync(db => db.PromiseReadings.CountAsync(r => r.TicketId == filed.TicketId))
            ).ShouldBeGreaterThan(0, subject);
        }
    }

    [Theory, OnBothDatabases]
    public async Task An_absence_note_that_answers_our_mail_reopens_nothing_though_no_header_says_what_it_is(
        DatabaseKind kind
    )
    {
        await using var scene = await MailScene.OpenAsync(kind);
        await scene.WriteAsync((db, ct) => ResolveTicket.Handle(db, scene.Ines, new(scene.TicketId), ct));

        var filed = await scene.MailAsync(
            MailScene.Alice,
            "pass",
            $"In-Reply-To: <{scene.Answer}>",
            "Automatic reply: A sail",
            "I am away until Monday."
        );

        filed.TicketId.ShouldBe(scene.TicketId);
        (await scene.MessageAsync(filed.MessageId)).IsAutomatic.ShouldBeTrue();
        (await scene.TicketAsync(scene.TicketId)).Status.ShouldBe(TicketStatus.Resolved);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_form_sends_under_our_address_is_its_visitors(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);

        // Whoever fills in a form says who they are; that opens no ticket of somebody else's.
        var taken = await scene.TakeAsync(
            $"From: {ChannelBench.Address}\nReply-To: Alice <{MailScene.Alice}>\nTo: {ChannelBench.Address}\nSubject: Form\nIn-Reply-To: <{scene.Answer}>",
            "Name: Alice",
            "pass"
        );

        var filed = taken.Filed.ShouldNotBeNull();
        filed.TicketId.ShouldNotBe(scene.TicketId);
        var message = await scene.MessageAsync(filed.MessageId);
        message.FromAddress.ShouldBe(MailScene.Alice);
        message.Proof.ShouldBe(SenderProof.NotProven);
        message.ByPerson.ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task A_colleague_who_writes_from_another_department_gets_a_ticket_and_no_letter(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        var letters = await scene.Bench.ReadAsync(db => db.Messages.CountAsync(m => m.Letter != null));

        var filed = await scene.MailAsync("accounts@quay.example", "pass", subject: "An invoice");

        (await scene.MessageAsync(filed.MessageId)).ByPerson.ShouldBeTrue();
        (await scene.Bench.ReadAsync(db => db.Messages.CountAsync(m => m.Letter != null))).ShouldBe(letters);
    }

    [Theory, OnBothDatabases]
    public async Task What_comes_under_our_own_address_and_is_not_ours_waits_for_a_person_who_files_it(
        DatabaseKind kind
    )
    {
        await using var scene = await MailScene.OpenAsync(kind);
        string[] mails =
        [
            // A scanner, or a blackmailer.
            $"From: {ChannelBench.Address}\nTo: {ChannelBench.Address}\nSubject: Scan",
            // An answer that a colleague wrote in a program of their own.
            $"From: {ChannelBench.Address}\nTo: bob@acme.example\nCc: {ChannelBench.Address}\nSubject: Re: A sail",
        ];
        foreach (var mail in mails)
        {
            (await scene.TakeAsync(mail)).State.ShouldBe(IntakeState.Quarantined);
        }

        foreach (var apart in await ListAsync(scene, IntakeState.Quarantined))
        {
            apart.Reason.ShouldNotBeNull().ShouldStartWith("from our own address");
            (await TakeAgainAsync(scene, apart)).State.ShouldBe(IntakeState.Filed);
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_was_left_out_is_listed_with_its_reason_and_filed_all_the_same_when_a_person_wants_it(
        DatabaseKind kind
    )
    {
        await using var scene = await MailScene.OpenAsync(kind);
        await scene.TakeAsync(
            $"From: {ChannelBench.Address}\nTo: {ChannelBench.Address}\nSubject: Nightly\nAuto-Submitted: auto-generated"
        );
        await scene.TakeAsync(
            $"From: bob@acme.example\nTo: {ChannelBench.Address}\nSubject: Read\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b",
            "--b\n\nIt was shown.\n--b\nContent-Type: message/disposition-notification\n\nDisposition: manual-action/MDN-sent-manually; displayed\n--b--"
        );
        var ignored = await ListAsync(scene, IntakeState.Ignored);
        ignored.Select(i => i.Reason).ShouldBe(["read receipt", "a machine's mail from our own address"]);

        foreach (var left in ignored)
        {
            (await TakeAgainAsync(scene, left)).State.ShouldBe(IntakeState.Filed);
        }

        (await ListAsync(scene, IntakeState.Ignored)).ShouldBeEmpty();
        var refused = await scene.Bench.ReadAsync(db =>
            ListQuarantine.Run(db, scene.Ines, new(State: IntakeState.Filed), default)
        );
        refused.Refusal.ShouldNotBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task A_person_who_attaches_somebodys_read_receipt_gets_a_ticket(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);

        var taken = await scene.TakeAsync(
            $"From: bob@acme.example\nTo: {ChannelBench.Address}\nSubject: Refund\nContent-Type: multipart/mixed; boundary=b",
            "--b\n\nYou did read it, see the receipt. Please answer.\n--b\nContent-Type: message/rfc822\n\nSubject: Read\nContent-Type: multipart/report; report-type=disposition-notification; boundary=c\n\n--c\n\nRead.\n--c\nContent-Type: message/disposition-notification\n\nDisposition: manual-action/MDN-sent-manually; displayed\n--c--\n--b--"
        );

        (await scene.MessageAsync(taken.Filed.ShouldNotBeNull().MessageId)).ByPerson.ShouldBeTrue();
    }

    private static async Task<IReadOnlyList<Intake>> ListAsync(MailScene scene, IntakeState state) =>
        (await scene.Bench.ReadAsync(db => ListQuarantine.Run(db, scene.Ines, new(State: state), default))).Value;

    private static async Task<ChannelIntake.Result> TakeAgainAsync(MailScene scene, Intake intake) =>
        (
            await scene.Bench.Intake.TakeAgainAsync(
                new EmailReader(scene.Bench.Files, scene.Bench.Addresses, scene.Bench.Bounces),
                intake,
                scene.Ines,
                scene.Now,
                default
            )
        ).Value;
}
