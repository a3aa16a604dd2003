using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Tests.Promises;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Conversations;

/// <summary>An answer that is written has not been said: until it leaves it can be taken back, and no clock knows of it.</summary>
public sealed class HeldReplyTests
{
    private const string Policy = "All emails will be answered within 24 hours.";
    private static readonly Duration Second = Duration.FromSeconds(1);

    [Theory, OnBothDatabases]
    public async Task An_answer_leaves_when_the_seconds_for_second_thoughts_are_over(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        var filed = await desk.MailAsync("2026-03-03 10:00");

        var held = await HoldAsync(desk, "2026-03-03 11:00", new(filed.TicketId, "It is on its way."));

        held.Value.LeavesAt.ShouldBe(PolicyDesk.At("2026-03-03 11:00") + (10 * Second));
        (await OutcomeAsync(desk, filed.TicketId)).ShouldBe(ClockOutcome.Running);
        await ReleaseAsync(desk, PolicyDesk.At("2026-03-03 11:00") + (9 * Second));
        (await desk.ReadAsync(db => db.Outbox.CountAsync())).ShouldBe(0);

        await ReleaseAsync(desk, PolicyDesk.At("2026-03-03 11:00") + (10 * Second));
        await ReleaseAsync(desk, PolicyDesk.At("2026-03-03 11:00") + (11 * Second));

        (await desk.ReadAsync(db => db.Outbox.CountAsync())).ShouldBe(1);
        (await desk.ReadAsync(db => db.HeldReplies.CountAsync())).ShouldBe(0);
        (await OutcomeAsync(desk, filed.TicketId)).ShouldBe(ClockOutcome.Kept);
        var kinds = await desk.KindsAsync(filed.TicketId);
        kinds.IndexOf("message.sent").ShouldBeGreaterThan(kinds.IndexOf("answer.held"));
        await ShouldVerifyAsync(desk);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_taken_back_was_never_said_and_is_a_draft_again(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        var filed = await desk.MailAsync("2026-03-03 10:00");
        var held = await HoldAsync(
            desk,
            "2026-03-03 11:00",
            new(filed.TicketId, "Far too rude.", "<div>Far too rude.</div>", Then: AfterSend.Resolve)
        );

        var back = await WithdrawAsync(desk, "2026-03-03 11:00", held.Value.HeldReplyId!.Value);

        back.Refusal.ShouldBeNull();
        await ReleaseAsync(desk, PolicyDesk.At("2026-03-03 12:00"));
        (await desk.ReadAsync(db => db.Outbox.CountAsync())).ShouldBe(0);
        (await OutcomeAsync(desk, filed.TicketId)).ShouldBe(ClockOutcome.Running);
        var ticket = await desk.ReadAsync(db => db.Tickets.SingleAsync(t => t.Id == filed.TicketId));
        (ticket.Status, ticket.AssigneeId).ShouldBe((TicketStatus.New, null));
        var draft = (await desk.ReadAsync(db => ReadDraft.Run(db, desk.Administrator, filed.TicketId, default))).Value;
        (draft.Html, draft.Then).ShouldBe(("<div>Far too rude.</div>", AfterSend.Resolve));
        var kinds = await desk.KindsAsync(filed.TicketId);
        kinds.ShouldContain("answer.held");
        kinds.ShouldContain("answer.withdrawn");
        kinds.ShouldNotContain("message.sent");
        await ShouldVerifyAsync(desk);
    }

    [Theory, OnBothDatabases]
    public async Task A_promise_that_breaks_while_the_answer_waits_is_broken(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        var filed = await desk.MailAsync("2026-03-03 10:00");
        await HoldAsync(desk, "2026-03-03 11:00", new(filed.TicketId, "Soon."), PolicyDesk.At("2026-03-05 09:00"));

        await desk.WatchAsync("2026-03-04 10:01");
        await ReleaseAsync(desk, PolicyDesk.At("2026-03-05 09:00"));

        (await OutcomeAsync(desk, filed.TicketId)).ShouldBe(ClockOutcome.Broken);
        await ShouldVerifyAsync(desk);
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_that_was_begun_since_is_lost_when_an_answer_comes_back(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        var filed = await desk.MailAsync("2026-03-03 10:00");
        var held = await HoldAsync(desk, "2026-03-03 11:00", new(filed.TicketId, "First & foremost"));
        await desk.DoAsync(
            "2026-03-03 11:00",
            desk.Administrator,
            (db, actor, ct) => SaveDraft.Handle(db, actor, new(filed.TicketId, "<div>P.S.</div>", false), ct)
        );

        await WithdrawAsync(desk, "2026-03-03 11:00", held.Value.HeldReplyId!.Value);

        var draft = (await desk.ReadAsync(db => ReadDraft.Run(db, desk.Administrator, filed.TicketId, default))).Value;
        draft.Html.ShouldBe("<div>First &amp; foremost</div><div><br></div><div>P.S.</div>");
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_takes_back_or_sends_what_another_wrote(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        var filed = await desk.MailAsync("2026-03-03 10:00");
        var held = await HoldAsync(desk, "2026-03-03 11:00", new(filed.TicketId, "Mine."));
        var other = Actor.Staff(desk.SetUp.AdministratorId + 1, RolePermissions.Of(Role.Manager), []);
        var stranger = Actor.Staff(desk.SetUp.AdministratorId + 2, RolePermissions.Of(Role.Representative), []);
        var id = held.Value.HeldReplyId!.Value;

        (await WithdrawAsync(desk, "2026-03-03 11:00", id, other)).Refusal.ShouldBeOfType<NotAllowed>();
        (await WithdrawAsync(desk, "2026-03-03 11:00", id, stranger)).Refusal.ShouldBeOfType<AnswerGone>();
        var sent = await desk.DoAsync(
            "2026-03-03 11:00",
            other,
            (db, actor, ct) => RescheduleReply.Handle(db, actor, new(id, null), ct)
        );
        sent.Refusal.ShouldBeOfType<NotAllowed>();
        (await desk.ReadAsync(db => db.HeldReplies.CountAsync())).ShouldBe(1);
        (await desk.ReadAsync(db => ListHeldReplies.Run(db, stranger, new(filed.TicketId), default))).Refusal.ShouldBe(
            new NotFound("ticket")
        );
    }

    [Theory, OnBothDatabases]
    public async Task What_has_left_can_not_be_taken_back(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        var filed = await desk.MailAsync("2026-03-03 10:00");
        var held = await HoldAsync(desk, "2026-03-03 11:00", new(filed.TicketId, "Gone."));
        await ReleaseAsync(desk, PolicyDesk.At("2026-03-03 11:01"));

        var back = await WithdrawAsync(desk, "2026-03-03 11:01", held.Value.HeldReplyId!.Value);

        back.Refusal.ShouldBe(new AnswerGone());
        (await desk.ReadAsync(db => db.Outbox.CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_scheduled_answer_stops_and_its_author_is_told_when_the_customer_writes_first(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        var filed = await desk.MailAsync("2026-03-03 10:00");
        var held = await HoldAsync(
            desk,
            "2026-03-03 11:00",
            new(filed.TicketId, "Have you tried to turn it off?"),
            PolicyDesk.At("2026-03-04 09:00")
        );

        await WriteAgainAsync(desk, filed, "2026-03-03 15:00");
        await ReleaseAsync(desk, PolicyDesk.At("2026-03-04 09:01"));

        var waiting = await desk.ReadAsync(db => db.HeldReplies.SingleAsync());
        waiting.StoppedBecause.ShouldBe(HeldBecause.CustomerWrote);
        (await desk.ReadAsync(db => db.Outbox.CountAsync())).ShouldBe(0);
        (await desk.ReadAsync(db => db.Notices.Select(n => n.Kind).ToListAsync())).ShouldContain("answer.stopped");

        var sent = await desk.DoAsync(
            "2026-03-04 09:02",
            desk.Administrator,
            (db, actor, ct) => RescheduleReply.Handle(db, actor, new(held.Value.HeldReplyId!.Value, null), ct)
        );

        sent.Refusal.ShouldBeNull();
        (await desk.ReadAsync(db => db.Outbox.CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_stops_when_its_author_may_no_longer_write(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        var filed = await desk.MailAsync("2026-03-03 10:00");
        await HoldAsync(desk, "2026-03-03 11:00", new(filed.TicketId, "Bye."));
        await desk.DoAsync(
            "2026-03-03 11:00",
            Actor.System("test"),
            async (db, _, ct) =>
            {
                (await db.StaffMembers.FindAsync([desk.SetUp.AdministratorId], ct))!.IsActive = false;
                return Outcome<Done>.Of(Done.It);
            }
        );

        await ReleaseAsync(desk, PolicyDesk.At("2026-03-03 11:01"));

        (await desk.ReadAsync(db => db.HeldReplies.SingleAsync())).StoppedBecause.ShouldBe(HeldBecause.AuthorGone);
        (await desk.ReadAsync(db => db.Outbox.CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task With_no_seconds_set_an_answer_leaves_at_once(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        await desk.DoAsync(
            "2026-03-01 10:00",
            Actor.System("test"),
            async (db, _, ct) =>
            {
                (await db.MailSettings.AsTracking().SingleAsync(ct)).UndoSeconds = 0;
                return Outcome<Done>.Of(Done.It);
            }
        );
        var filed = await desk.MailAsync("2026-03-03 10:00");

        var held = await HoldAsync(desk, "2026-03-03 11:00", new(filed.TicketId, "Now."));

        (held.Value.MessageId is not null, held.Value.HeldReplyId).ShouldBe((true, null));
        (await desk.ReadAsync(db => db.Outbox.CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Another_tab_is_told_that_the_draft_has_moved_on(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, Policy);
        var filed = await desk.MailAsync("2026-03-03 10:00");
        (await SaveAsync("first", 0)).Value.Version.ShouldBe(1);
        (await SaveAsync("first, longer", 1)).Value.Version.ShouldBe(2);

        (await SaveAsync("from the other tab", 1)).Refusal.ShouldBe(new ChangedMeanwhile("draft", 2));

        var draft = (await desk.ReadAsync(db => ReadDraft.Run(db, desk.Administrator, filed.TicketId, default))).Value;
        draft.Html.ShouldBe("first, longer");

        Task<Outcome<SaveDraft.Result>> SaveAsync(string html, int seen) =>
            desk.DoAsync(
                "2026-03-03 11:00",
                desk.Administrator,
                (db, actor, ct) => SaveDraft.Handle(db, actor, new(filed.TicketId, html, false, SeenVersion: seen), ct)
            );
    }

    private static Task<Outcome<HoldReply.Result>> HoldAsync(
        PolicyDesk desk,
        string at,
        SendReply.Request reply,
        Instant? leavesAt = null
    ) => desk.DoAsync(at, desk.Administrator, (db, actor, ct) => HoldReply.Handle(db, actor, new(reply, leavesAt), ct));

    private static Task<Outcome<Done>> WithdrawAsync(
        PolicyDesk desk,
        string at,
        long heldReplyId,
        Actor? actor = null
    ) =>
        desk.DoAsync(
            at,
            actor ?? desk.Administrator,
            (db, who, ct) => WithdrawReply.Handle(db, who, new(heldReplyId), ct)
        );

    private static Task<int> ReleaseAsync(PolicyDesk desk, Instant now) =>
        new ReleaseReplies(desk.Desk.Reads, desk.Desk.Writes).RunAsync(now, CancellationToken.None);

    private static Task<ClockOutcome> OutcomeAsync(PolicyDesk desk, long ticketId) =>
        desk.ReadAsync(db =>
            db.PromiseReadings.Where(r => r.TicketId == ticketId && r.Action == ServiceAction.Respond)
                .OrderBy(r => r.Round)
                .Select(r => r.Outcome)
                .FirstAsync()
        );

    private static async Task WriteAgainAsync(PolicyDesk desk, FileIncoming.Result filed, string at)
    {
        var id = await desk.ReadAsync(db =>
            db.Messages.Where(m => m.Id == filed.MessageId).Select(m => m.ExternalId!).SingleAsync()
        );
        var again = await desk.DoAsync(
            at,
            Actor.System("email"),
            (db, actor, ct) =>
                FileIncoming.Handle(
                    db,
                    actor,
                    new FileIncoming.Request(
                        ServedSubject.Email,
                        null,
                        $"{Guid.NewGuid():N}@customer.example",
                        new Sender(AddressKind.Email, "grace@customer.example", "Grace Hopper"),
                        "Re: A question",
                        "It works again.",
                        "It works again.",
                        null,
                        [],
                        false,
                        new ThreadHints(null, [id], null),
                        Language: "en"
                    ),
                    ct
                )
        );
        again.Value.TicketId.ShouldBe(filed.TicketId);
    }

    private static async Task ShouldVerifyAsync(PolicyDesk desk)
    {
        await using var db = desk.Desk.Reads.Open();
        foreach (var check in desk.Modules.Checks)
        {
            await foreach (var finding in check.RunAsync(db, PolicyDesk.At("2026-03-05 09:00"), default))
            {
                finding.ShouldBeNull();
            }
        }
    }
}
