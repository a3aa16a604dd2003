using Charter.Desk.Automation;
using Charter.Desk.Policies;
using Charter.Desk.Tests.Promises;
using Charter.Desk.Tickets;
using Charter.Policy.Clocks;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Automation;

/// <summary>Letters that a policy demands: what they enclose, when they go by themselves, and which sentence asked for them.</summary>
public sealed class DemandedLetterTests
{
    private const string Policy = """
        # Customer service policy

        ## Response times

        All emails will be acknowledged within one business day.

        ## Complaints procedure

        All complaints will be acknowledged within two business days.
        The manager investigates and decides.
        Where it is not possible to resolve the complaint within 10 business days, the manager will write to the customer again, giving an indication of when a full response can be expected.

        ### Review

        You can ask the board to look at it again.

        ## Closing words

        Thank you.
        """;

    [Fact]
    public void The_part_about_complaints_is_enclosed_with_all_that_stands_below_it()
    {
        var enclosed = EnclosedProcedure.Find("Our policy", Policy, PolicyTexts.Markdown);

        enclosed.Title.ShouldBe("Complaints procedure");
        enclosed.Text.ShouldStartWith("All complaints will be acknowledged");
        enclosed.Text.ShouldEndWith("You can ask the board to look at it again.");
    }

    [Theory]
    [InlineData("Write to us. Complaints are read by the manager.", "Complaints are read by the manager.")]
    [InlineData("All emails will be answered within 24 hours.", "")]
    [InlineData("", "")]
    public void A_policy_without_such_a_part_gives_what_it_says_or_nothing(string policy, string enclosed) =>
        EnclosedProcedure.Find("Our policy", policy, PolicyTexts.PlainText).Text.ShouldBe(enclosed);

    [Theory, OnBothDatabases]
    public async Task The_answer_to_a_complaint_names_what_was_found_and_where_to_turn_next(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        await SetAsync(
            desk,
            new LetterSettingsFields(
                NextStage: "write to the board within 28 days.",
                ExternalReview: "the Ombudsman, London."
            )
        );
        var filed = await ComplainAsync(desk);

        var sent = await desk.DoAsync(
            "2026-03-06 10:00",
            desk.Administrator,
            (db, actor, ct) =>
                SendLetter.Handle(
                    db,
                    actor,
                    new(filed, LetterNames.Resolution, "We refund {company}.", "The parcel was lost.", Resolves: true),
                    desk.Modules.Editions,
                    ct
                )
        );

        var letter = await desk.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == sent.Value.MessageId));
        // What a person writes is never read as a field.
        letter.Text.ShouldContain("We refund {company}.");
        letter.Text.ShouldContain("This is what we found: The parcel was lost.");
        letter.Text.ShouldContain("If you do not accept this answer: write to the board within 28 days.");
        letter.Text.ShouldContain("You can also turn to: the Ombudsman, London.");
        (letter.ByPerson, letter.AuthorName).ShouldBe((true, "Ada Admin"));
        (await desk.ReadAsync(db => db.Tickets.SingleAsync(t => t.Id == filed))).Status.ShouldBe(TicketStatus.Resolved);
        (await desk.KindsAsync(filed)).ShouldContain("letter.sent");
    }

    [Theory, OnBothDatabases]
    public async Task The_holding_letter_goes_by_itself_before_the_limit_where_the_company_says_so(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        await SetAsync(
            desk,
            new LetterSettingsFields(HoldingChoice.Automatic, 3, "We wait for the carrier.\nSomething else.")
        );
        var filed = await ComplainAsync(desk);
        var limit = await LimitAsync(desk, filed);

        await WatchUntilAsync(desk, limit);

        var letter = await desk.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.TicketId == filed && m.Letter == LetterNames.HoldingNotice)
        );
        letter.At.ShouldBeLessThan(limit);
        letter.Text.ShouldContain("The reason: We wait for the carrier.");
        letter.Text.ShouldContain("We enclose how we handle complaints, from “Complaints procedure”:");
        letter.ByPerson.ShouldBeFalse();
        (await desk.ReadAsync(db => db.Notices.Select(n => n.Kind).ToListAsync())).ShouldNotContain(
            NoticeKinds.HoldingNoticeWanted
        );
        var row = await desk.ReadAsync(db =>
            db.Journal.SingleAsync(r => r.TicketId == filed && r.Kind == "holding_notice.sent")
        );
        row.Payload.ShouldContain("notify_delay");
    }

    [Theory, OnBothDatabases]
    public async Task Otherwise_a_person_is_asked_in_time(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        var filed = await ComplainAsync(desk);

        await WatchUntilAsync(desk, await LimitAsync(desk, filed));

        (await desk.ReadAsync(db => db.Messages.AnyAsync(m => m.Letter == LetterNames.HoldingNotice))).ShouldBeFalse();
        (await desk.ReadAsync(db => db.Notices.Select(n => n.Kind).ToListAsync())).ShouldContain(
            NoticeKinds.HoldingNoticeWanted
        );
    }

    [Fact]
    public void A_letter_that_goes_by_itself_has_to_give_a_reason() =>
        new LetterSettingsFields(HoldingChoice.Automatic).Check().ShouldNotBeNull().Field.ShouldBe("holdingReasons");

    private static async Task<long> ComplainAsync(PolicyDesk desk)
    {
        var filed = await desk.MailAsync("2026-03-02 10:00");
        await desk.DoAsync(
            "2026-03-02 10:05",
            desk.Administrator,
            (db, actor, ct) => ChangeKind.Handle(db, actor, new(filed.TicketId, CaseKind.Complaint), ct)
        );
        await desk.DoAsync(
            "2026-03-02 10:05",
            desk.Administrator,
            (db, actor, ct) => AssignTicket.Handle(db, actor, new(filed.TicketId, actor.Id), ct)
        );
        return filed.TicketId;
    }

    private static Task<NodaTime.Instant> LimitAsync(PolicyDesk desk, long ticketId) =>
        desk.ReadAsync(db =>
            db.PromiseReadings.Where(r =>
                    r.TicketId == ticketId && r.Action == Charter.Policy.ServiceAction.NotifyDelay
                )
                .Select(r => r.DueAt!.Value)
                .SingleAsync()
        );

    // The watch looks each hour, as it would each second.
    private static async Task WatchUntilAsync(PolicyDesk desk, NodaTime.Instant limit)
    {
        var watch = desk.Modules.WatchOn(desk.Desk.Reads, desk.Desk.Writes);
        while (await watch.NextAlarmAsync(default) is { } next && next < limit)
        {
            if ((await watch.RunAsync(next, default)).Recorded == 0)
            {
                break;
            }
        }
    }

    private static async Task SetAsync(PolicyDesk desk, LetterSettingsFields fields) =>
        (
            await desk.DoAsync(
                "2026-02-01 10:00",
                desk.Administrator,
                (db, actor, ct) => ChangeLetterSettings.Handle(db, actor, new(fields, 0), ct)
            )
        ).Refusal.ShouldBeNull();
}
