using System.Text.Json;
using Charter.Desk.Automation;
using Charter.Desk.Journal;
using Charter.Desk.Promises;
using Charter.Desk.Staff;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Promises;

/// <summary>The main job: a company's own policy runs.</summary>
public sealed class RealPolicyTests
{
    private static readonly LocalDate MondayOff = new(2026, 3, 16);

    [Theory, OnBothDatabases]
    public async Task The_acknowledgement_that_the_policy_demands_names_the_department_and_the_date(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, PolicyDesk.FormalPolicy, MondayOff);

        var filed = await desk.MailAsync("2026-03-13 16:40");

        var letter = await desk.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.TicketId == filed.TicketId && m.Letter == LetterNames.Acknowledgement)
        );
        letter.Subject.ShouldBe($"We have your message (#{filed.Number})");
        letter.Text.ShouldContain("It is with Customer service.");
        // Seven business days from Friday, of which Monday is none.
        letter.Text.ShouldContain("Wednesday 25 March 2026, 17:00");
        letter.Text.ShouldContain("A substantive response should be provided within seven business days.");
        letter.Text.ShouldContain("https://desk.example/follow/");
        letter.ByPerson.ShouldBeFalse();
        (await desk.ReadAsync(db => db.Outbox.CountAsync(o => o.MessageId == letter.Id))).ShouldBe(1);
        var kinds = await desk.KindsAsync(filed.TicketId);
        kinds.ShouldContain("acknowledgement.sent");
        var acknowledged = await ReadingAsync(desk, filed.TicketId, ServiceAction.Acknowledge);
        acknowledged.Outcome.ShouldBe(ClockOutcome.Kept);
        // One business day after Friday is Tuesday.
        acknowledged.DueAt.ShouldBe(PolicyDesk.At("2026-03-17 17:00"));
    }

    [Theory, OnBothDatabases]
    public async Task A_ticket_left_alone_is_warned_breaks_and_goes_to_the_manager(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, PolicyDesk.FormalPolicy, MondayOff);
        var filed = await desk.MailAsync("2026-03-13 16:40");
        var respond = await ReadingAsync(desk, filed.TicketId, ServiceAction.Respond);
        respond.DueAt.ShouldBe(PolicyDesk.At("2026-03-25 17:00"));

        await desk.WatchAsync("2026-03-16 09:00");
        (await AboutAsync(desk, respond)).ShouldBeEmpty();
        await desk.WatchAsync("2026-03-25 16:59");
        (await AboutAsync(desk, respond)).ShouldBe(["promise.warned"]);

        await desk.WatchAsync("2026-03-25 17:01");

        (await AboutAsync(desk, respond)).ShouldBe(["promise.warned", "promise.broken", "ticket.escalated"]);
        var notices = await desk.ReadAsync(db => db.Notices.Where(n => n.TicketId == filed.TicketId).ToListAsync());
        notices.ShouldAllBe(n => n.StaffId == desk.SetUp.AdministratorId);
        notices.Select(n => n.Kind).ShouldContain(NoticeKinds.Warned);
        notices.Select(n => n.Kind).ShouldContain(NoticeKinds.Broken);
        var mail = await desk.ReadAsync(db =>
            db.Outbox.Where(o => o.Effect == NoticeMail.Effect && o.TicketId == filed.TicketId).ToListAsync()
        );
        mail.Select(o => JsonSerializer.Deserialize<NoticeMail>(o.Payload, JournalJson.Options)!)
            .Where(m => m.Promise == respond.CommitmentKey)
            .Select(m => m.Subject)
            .ShouldBe([$"#{filed.Number}: a promise broke"], "one mail a breach, though it also escalates");
        var escalation = await desk.ReadAsync(db =>
            db.Escalations.SingleAsync(e =>
                e.TicketId == filed.TicketId && e.CommitmentKey == respond.CommitmentKey && e.Level == 2
            )
        );
        escalation.ToStaffId.ShouldBe(desk.SetUp.AdministratorId);
        var ticket = await desk.ReadAsync(db => db.Tickets.SingleAsync(t => t.Id == filed.TicketId));
        ticket.BrokenCount.ShouldBeGreaterThan(0);
        ticket.OverdueCount.ShouldBeGreaterThan(0);
    }

    [Theory, OnBothDatabases]
    public async Task An_escalated_case_is_recorded_within_an_hour_and_its_customer_updated_each_day(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, PolicyDesk.Memo);
        var filed = await desk.MailAsync("2026-03-03 10:00");
        (await ReadingAsync(desk, filed.TicketId, ServiceAction.Respond)).DueAt.ShouldBe(
            PolicyDesk.At("2026-03-04 10:00")
        );

        await desk.WatchAsync("2026-03-04 10:01");

        var document = await ReadingAsync(desk, filed.TicketId, ServiceAction.Document);
        document.DueAt.ShouldBe(PolicyDesk.At("2026-03-04 11:01"));
        var update = await ReadingAsync(desk, filed.TicketId, ServiceAction.Update);
        update.DueAt.ShouldBe(PolicyDesk.At("2026-03-05 10:01"));

        var escalation = await desk.ReadAsync(db => db.Escalations.SingleAsync(e => e.TicketId == filed.TicketId));
        var recorded = await desk.DoAsync(
            "2026-03-04 10:30",
            desk.Administrator,
            (db, actor, ct) =>
                RecordEscalation.Handle(
                    db,
                    actor,
                    new RecordEscalation.Request(escalation.Id, "The parcel is lost.", "A new one leaves today."),
                    ct
                )
        );
        recorded.Refusal.ShouldBeNull();
        (await ReadingAsync(desk, filed.TicketId, ServiceAction.Document)).Outcome.ShouldBe(ClockOutcome.Kept);
    }

    [Theory, OnBothDatabases]
    public async Task A_breach_is_told_once_however_often_the_watch_looks(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, PolicyDesk.Memo);
        var filed = await desk.MailAsync("2026-03-03 10:00");
        await desk.WatchAsync("2026-03-04 10:01");
        var before = await desk.KindsAsync(filed.TicketId);

        (await desk.WatchAsync("2026-03-04 10:02")).Recorded.ShouldBe(0);

        (await desk.KindsAsync(filed.TicketId)).ShouldBe(before);
        before.Count(k => k == "promise.broken").ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_promise_that_stays_broken_is_told_again_at_the_next_level(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, PolicyDesk.Memo);
        var filed = await desk.MailAsync("2026-03-03 10:00");
        await desk.WatchAsync("2026-03-04 10:01");

        await desk.WatchAsync("2026-03-05 10:02");

        (await desk.KindsAsync(filed.TicketId)).ShouldContain("promise.still_broken");
        var levels = await desk.ReadAsync(db =>
            db.Escalations.Where(e => e.TicketId == filed.TicketId).Select(e => e.Level).ToListAsync()
        );
        levels.ShouldContain(3);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_kept_and_broken_is_counted_per_promise_and_each_breach_leads_to_its_proof(
        DatabaseKind kind
    )
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, PolicyDesk.Memo);
        var filed = await desk.MailAsync("2026-03-03 10:00");
        await desk.WatchAsync("2026-03-04 10:01");
        var from = PolicyDesk.At("2026-03-01 00:00");
        var to = PolicyDesk.At("2026-04-01 00:00");
        var now = PolicyDesk.At("2026-03-04 10:02");

        var counted = await desk.ReadAsync(db =>
            CountPromises.Run(db, desk.Administrator, new(from, to), desk.Modules.Editions, now, default)
        );
        var breaches = await desk.ReadAsync(db =>
            ListBreaches.Run(db, desk.Administrator, new(from, to), now, default)
        );

        var respond = counted.Value.Promises.Single(p =>
            p.Commitment is { Action: ServiceAction.Respond, Subject: ServedSubject.Email }
        );
        respond.Broken.ShouldBe(1);
        respond.Kept.ShouldBe(0);
        respond.IsKept.ShouldBe(false);
        var breach = breaches.Value.Breaches.ShouldHaveSingleItem();
        breach.TicketNumber.ShouldBe(filed.Number);
        breach.Department.ShouldBe("Customer service");
        breach.DueAt.ShouldBe(PolicyDesk.At("2026-03-04 10:00"));
        breach.DoneAt.ShouldBeNull();

        var proof = await desk.ReadAsync(db =>
            ExplainReading.Run(db, desk.Administrator, new(breach.ReadingId), desk.Modules.Clocks, now, default)
        );
        proof.Value.Sentence!.Text.ShouldContain("24 hours");
        proof.Value.Sentence.Span.Line.ShouldBeGreaterThan(1);
        proof.Value.Policy.Number.ShouldBe(1);
        proof.Value.Hours.Zone.ShouldBe("Europe/London");
        proof.Value.Reading.Steps.Select(s => s.Kind).ShouldContain(ClockStepKind.Due);
        proof.Value.Proof.Select(p => p.Kind).ShouldContain("promise.broken");
    }

    [Theory, OnBothDatabases]
    public async Task The_stored_clocks_are_what_the_events_give(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, PolicyDesk.FormalPolicy, MondayOff);
        var filed = await desk.MailAsync("2026-03-13 16:40");
        await desk.WatchAsync("2026-03-25 17:01");
        await desk.WatchAsync("2026-03-27 17:01");

        (await VerifyAsync(desk)).ShouldBeEmpty();

        await desk.DoAsync(
            "2026-03-28 09:00",
            Actor.System("test"),
            async (db, _, ct) =>
            {
                var readings = await db.PromiseReadings.Where(r => r.TicketId == filed.TicketId).ToListAsync(ct);
                readings[0].DueAt = PolicyDesk.At("2030-01-01 00:00");
                return Charter.Desk.Shared.Outcome<bool>.Of(true);
            }
        );
        (await VerifyAsync(desk)).ShouldContain(f => f.StartsWith($"ticket {filed.Number}", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task The_strip_shows_the_nearest_promise_first_and_how_much_of_it_is_used(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, PolicyDesk.Memo);
        var filed = await desk.MailAsync("2026-03-03 10:00");

        var read = await desk.ReadAsync(db =>
            ListReadings.Run(
                db,
                desk.Administrator,
                new(filed.TicketId, OpenOnly: true),
                desk.Modules.Editions,
                PolicyDesk.At("2026-03-03 16:00"),
                default
            )
        );

        var first = read.Value.Readings[0];
        first.Commitment.Action.ShouldBe(ServiceAction.Respond);
        first.Outcome.ShouldBe(ClockOutcome.Running);
        first.UsedShare!.Value.ShouldBe(0.25, 0.0001);
        first.CountsWorkingTime.ShouldBeFalse();
    }

    private static async Task<List<string>> VerifyAsync(PolicyDesk desk)
    {
        await using var db = desk.Desk.Reads.Open();
        var findings = new List<string>();
        await foreach (var finding in desk.Modules.Checks[0].RunAsync(db, PolicyDesk.At("2026-03-29 09:00"), default))
        {
            findings.Add($"{finding.Object}: {finding.Problem}");
        }

        return findings;
    }

    // What the journal says of one promise on its ticket, in order.
    private static async Task<List<string>> AboutAsync(PolicyDesk desk, PromiseReading reading)
    {
        var rows = await desk.ReadAsync(db =>
            db.Journal.Where(r => r.TicketId == reading.TicketId).OrderBy(r => r.Seq).ToListAsync()
        );
        return
        [
            .. rows.Where(r => r.Kind is "promise.warned" or "promise.broken" or "ticket.escalated")
                .Where(r => r.Payload.Contains($"\"{reading.CommitmentKey}\"", StringComparison.Ordinal))
                .Select(r => r.Kind),
        ];
    }

    private static Task<PromiseReading> ReadingAsync(PolicyDesk desk, long ticketId, ServiceAction action) =>
        desk.ReadAsync(db =>
            db.PromiseReadings.Where(r => r.TicketId == ticketId && r.Action == action)
                .OrderBy(r => r.Round)
                .FirstAsync()
        );
}
