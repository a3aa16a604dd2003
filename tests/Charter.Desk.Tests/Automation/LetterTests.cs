using Charter.Desk.Automation;
using Charter.Desk.Staff;
using Charter.Desk.Tests.Promises;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Automation;

/// <summary>What the desk writes by itself, and what it never writes.</summary>
public sealed class LetterTests
{
    private const string Policy = """
        All emails will be acknowledged within one business day.
        All emails will be answered within 24 hours.
        """;

    [Theory, OnBothDatabases]
    public async Task A_machine_gets_no_acknowledgement(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);

        var filed = await desk.MailAsync("2026-03-03 10:00", isAutomatic: true);

        (await LettersAsync(desk, filed.TicketId)).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Two_machines_that_write_to_each_other_come_to_rest(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        for (var i = 0; i < SendDemandedLetters.MostInAnHour; i++)
        {
            await desk.MailAsync("2026-03-03 10:00");
        }

        var oneTooMany = await desk.MailAsync("2026-03-03 10:30");
        var later = await desk.MailAsync("2026-03-03 11:31");

        (await LettersAsync(desk, oneTooMany.TicketId)).ShouldBe(0);
        (await desk.KindsAsync(oneTooMany.TicketId)).ShouldContain("letter.withheld");
        (await LettersAsync(desk, later.TicketId)).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_stranger_wrote_is_never_repeated_in_our_letter(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);

        var filed = await desk.MailAsync(
            "2026-03-03 10:00",
            subject: "Win a prize at evil.example",
            name: "Claim it at https://evil.example now"
        );

        var letter = await desk.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.TicketId == filed.TicketId && m.Letter != null)
        );
        letter.Subject.ShouldBe($"We have your message (#{filed.Number})");
        letter.Text.ShouldNotContain("evil");
        letter.Text.ShouldContain("Dear customer,");
    }

    [Theory, OnBothDatabases]
    public async Task A_customer_who_writes_in_Chinese_is_answered_in_Chinese(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);

        var filed = await desk.MailAsync("2026-03-03 10:00", name: "王芳", language: "zh-Hans");

        var letter = await desk.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.TicketId == filed.TicketId && m.Letter != null)
        );
        letter.Text.ShouldContain("王芳，您好");
        letter.Text.ShouldContain("2026年3月4日星期三 10:00");
    }

    [Theory, OnBothDatabases]
    public async Task The_company_can_word_the_letter_in_its_own_way(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        await desk.DoAsync(
            "2026-03-01 10:00",
            desk.Administrator,
            (db, actor, ct) =>
                ChangeTemplate.Handle(
                    db,
                    actor,
                    new(
                        null,
                        TemplateKind.Letter,
                        "acknowledgement",
                        "en",
                        "Got it: {ticket.number}",
                        "By {answer.due}."
                    ),
                    ct
                )
        );

        var filed = await desk.MailAsync("2026-03-03 10:00");

        var letter = await desk.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.TicketId == filed.TicketId && m.Letter != null)
        );
        letter.Subject.ShouldBe($"Got it: {filed.Number}");
        letter.Text.ShouldBe("By Wednesday 4 March 2026, 10:00.");
    }

    [Theory, OnBothDatabases]
    public async Task A_holding_notice_gives_the_customer_a_new_date_and_is_no_answer(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        var filed = await desk.MailAsync("2026-03-03 10:00");

        var sent = await desk.DoAsync(
            "2026-03-03 15:00",
            desk.Administrator,
            (db, actor, ct) =>
                SendHoldingNotice.Handle(
                    db,
                    actor,
                    new(filed.TicketId, PolicyDesk.At("2026-03-06 12:00"), "The supplier has not answered."),
                    desk.Modules.Editions,
                    ct
                )
        );

        var letter = await desk.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == sent.Value.MessageId));
        letter.Text.ShouldContain("The supplier has not answered.");
        letter.Text.ShouldContain("Friday 6 March 2026, 12:00");
        (await desk.KindsAsync(filed.TicketId)).ShouldContain("holding_notice.sent");
        var respond = await desk.ReadAsync(db =>
            db.PromiseReadings.SingleAsync(r => r.TicketId == filed.TicketId && r.Action == ServiceAction.Respond)
        );
        respond.Outcome.ShouldBe(ClockOutcome.Running);
    }

    [Theory, OnBothDatabases]
    public async Task A_holding_notice_with_a_date_in_the_past_is_refused(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        var filed = await desk.MailAsync("2026-03-03 10:00");

        var sent = await desk.DoAsync(
            "2026-03-03 15:00",
            desk.Administrator,
            (db, actor, ct) =>
                SendHoldingNotice.Handle(
                    db,
                    actor,
                    new(filed.TicketId, PolicyDesk.At("2026-03-02 12:00"), "Late."),
                    desk.Modules.Editions,
                    ct
                )
        );

        sent.Refusal.ShouldNotBeNull().Code.ShouldBe("invalid-field");
    }

    [Theory, OnBothDatabases]
    public async Task A_person_reads_their_own_notices_and_marks_them_read(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        await desk.MailAsync("2026-03-03 10:00");
        await desk.WatchAsync("2026-03-04 10:01");
        var now = PolicyDesk.At("2026-03-04 10:02");

        var listed = await desk.ReadAsync(db => ListNotices.Run(db, desk.Administrator, new(), now, default));
        listed.Value.Unread.ShouldBeGreaterThan(0);
        var marked = await desk.DoAsync(
            "2026-03-04 10:02",
            desk.Administrator,
            (db, actor, ct) => MarkNoticesRead.Handle(db, actor, new(listed.Value.Notices[0].Id), ct)
        );

        marked.Value.Marked.ShouldBe(listed.Value.Unread);
        var after = await desk.ReadAsync(db => ListNotices.Run(db, desk.Administrator, new(), now, default));
        after.Value.Unread.ShouldBe(0);
        var other = Actor.Staff(desk.SetUp.AdministratorId + 1, Permissions.ReadTickets, []);
        (await desk.ReadAsync(db => ListNotices.Run(db, other, new(), now, default))).Value.Notices.ShouldBeEmpty();
    }

    private static Task<int> LettersAsync(PolicyDesk desk, long ticketId) =>
        desk.ReadAsync(db => db.Messages.CountAsync(m => m.TicketId == ticketId && m.Letter != null));
}
