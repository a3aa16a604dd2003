using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Tickets;
using Charter.Desk.Tickets.Events;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Tickets;

public sealed class TicketLifeTests
{
    [Theory, OnBothDatabases]
    public async Task Tickets_are_numbered_one_after_another_also_when_many_open_at_once(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        await scene.OpenTicketAsync();
        var request = new OpenTicket.Request(scene.Cleo, "At once", ServedSubject.Phone);
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => scene.WriteAsync(scene.Ada, (db, ct) => OpenTicket.Handle(db, scene.Ada, request, ct)))
        );

        all.Select(o => o.Value.Number).Order().ShouldBe(Enumerable.Range(2, 20));
    }

    [Theory, OnBothDatabases]
    public async Task A_refused_opening_uses_no_number(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var refusal = await scene.RefusedAsync(
            scene.Ada,
            (db, ct) => OpenTicket.Handle(db, scene.Ada, new(987654, "Nobody", ServedSubject.Email), ct)
        );

        refusal.ShouldBe(new NotFound("customer"));
        (await scene.OpenTicketAsync()).Number.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_ticket_comes_to_the_default_department_and_says_so_in_the_journal(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var opened = await scene.OpenTicketAsync();

        var ticket = await scene.TicketAsync(opened.TicketId);
        ticket.DepartmentId.ShouldBe(scene.Service);
        ticket.Status.ShouldBe(TicketStatus.New);
        ticket.Edition.ShouldBe(0);
        (await scene.LastAsync<TicketOpened>(ticket.Id)).ShouldBe(
            new TicketOpened(1, CaseKind.Enquiry, ServedSubject.Email, "normal", true, scene.Cleo, scene.Service, 0)
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_ticket_waits_resumes_holds_is_released_resolved_reopened_and_closed(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var id = (await scene.OpenTicketAsync()).TicketId;
        var ada = scene.Ada;

        await scene.DoneAsync(ada, (db, ct) => AssignTicket.Handle(db, ada, new(id, ada.Id), ct));
        (await scene.TicketAsync(id)).Status.ShouldBe(TicketStatus.Open);
        await scene.DoneAsync(ada, (db, ct) => WaitForCustomer.Handle(db, ada, new(id), ct));
        (await scene.TicketAsync(id)).Status.ShouldBe(TicketStatus.WaitingForCustomer);
        await scene.DoneAsync(ada, (db, ct) => ResumeTicket.Handle(db, ada, new(id), ct));
        await scene.DoneAsync(ada, (db, ct) => HoldTicket.Handle(db, ada, new(id, "Part ordered"), ct));
        (await scene.TicketAsync(id)).Status.ShouldBe(TicketStatus.OnHold);
        await scene.DoneAsync(ada, (db, ct) => ReleaseTicket.Handle(db, ada, new(id), ct));
        await scene.DoneAsync(ada, (db, ct) => ResolveTicket.Handle(db, ada, new(id), ct));
        (await scene.TicketAsync(id)).ResolvedAt.ShouldBe(scene.Now);
        await scene.DoneAsync(ada, (db, ct) => ReopenTicket.Handle(db, ada, new(id, "It leaks again"), ct));
        (await scene.TicketAsync(id)).ResolvedAt.ShouldBeNull();
        await scene.DoneAsync(ada, (db, ct) => CloseTicket.Handle(db, ada, new(id), ct));

        (await scene.HistoryAsync(id)).ShouldBe([
            "ticket.opened",
            "ticket.assigned",
            "ticket.waiting",
            "ticket.resumed",
            "ticket.held",
            "ticket.released",
            "ticket.resolved",
            "ticket.reopened",
            "ticket.closed",
        ]);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_ticket_is_not_ready_for_is_refused_by_name(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var id = (await scene.OpenTicketAsync()).TicketId;
        var ada = scene.Ada;

        (await scene.RefusedAsync(ada, (db, ct) => ResumeTicket.Handle(db, ada, new(id), ct))).Code.ShouldBe(
            "ticket-not-waiting"
        );
        (await scene.RefusedAsync(ada, (db, ct) => ReleaseTicket.Handle(db, ada, new(id), ct))).Code.ShouldBe(
            "ticket-not-held"
        );
        (await scene.RefusedAsync(ada, (db, ct) => ReopenTicket.Handle(db, ada, new(id), ct))).Code.ShouldBe(
            "ticket-not-resolved"
        );
        await scene.DoneAsync(ada, (db, ct) => ResolveTicket.Handle(db, ada, new(id), ct));
        (await scene.RefusedAsync(ada, (db, ct) => ResolveTicket.Handle(db, ada, new(id), ct))).Code.ShouldBe(
            "ticket-already-resolved"
        );
        (await scene.RefusedAsync(ada, (db, ct) => HoldTicket.Handle(db, ada, new(id, "x"), ct))).ShouldBe(
            new TicketNotOpen()
        );
        (await scene.RefusedAsync(ada, (db, ct) => EscalateTicket.Handle(db, ada, new(id, 1, "x"), ct))).ShouldBe(
            new EscalateTicket.AlreadyResolved()
        );
    }

    [Theory, OnBothDatabases]
    public async Task Who_refers_a_ticket_gives_the_date_and_loses_sight_of_it(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var id = (await scene.OpenTicketAsync()).TicketId;
        var ada = scene.Ada;
        var expected = new LocalDate(2026, 1, 9);
        await scene.DoneAsync(ada, (db, ct) => AssignTicket.Handle(db, ada, new(id, ada.Id), ct));
        await scene.DoneAsync(
            ada,
            (db, ct) => ReferTicket.Handle(db, ada, new(id, scene.Repairs, expected, "Needs a new seal"), ct)
        );

        var ticket = await scene.TicketAsync(id);
        ticket.DepartmentId.ShouldBe(scene.Repairs);
        ticket.ExpectedOn.ShouldBe(expected);
        ticket.AssigneeId.ShouldBeNull();
        var read = await scene.ReadAsync(db => ReadTicket.Run(db, ada, id, default));
        read.Refusal.ShouldBe(new NotFound("ticket"));
        (await scene.ReadAsync(db => ReadTicket.Run(db, scene.Ben, id, default))).Value.DepartmentName.ShouldBe(
            "Repairs"
        );
    }

    [Theory, OnBothDatabases]
    public async Task An_escalation_has_a_record_that_is_completed_once(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var id = (await scene.OpenTicketAsync()).TicketId;
        var ada = scene.Ada;
        var raised = await scene.DoneAsync(
            ada,
            (db, ct) => EscalateTicket.Handle(db, ada, new(id, 2, "Angry", scene.Manager.Id), ct)
        );
        var record = new RecordEscalation.Request(raised.EscalationId, "It burnt", "Send a new one");
        await scene.DoneAsync(ada, (db, ct) => RecordEscalation.Handle(db, ada, record, ct));

        (await scene.RefusedAsync(ada, (db, ct) => RecordEscalation.Handle(db, ada, record, ct))).ShouldBe(
            new RecordEscalation.AlreadyRecorded()
        );
        (await scene.RefusedAsync(scene.Ben, (db, ct) => RecordEscalation.Handle(db, scene.Ben, record, ct))).ShouldBe(
            new NotFound("escalation")
        );
        (await scene.HistoryAsync(id)).TakeLast(2).ShouldBe(["ticket.escalated", "escalation.recorded"]);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_edits_an_older_version_is_told_and_nothing_is_overwritten(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var id = (await scene.OpenTicketAsync()).TicketId;
        await scene.DoneAsync(
            scene.Ada,
            (db, ct) => RenameTicket.Handle(db, scene.Ada, new(id, "Kettle burns", SeenVersion: 1), ct)
        );
        var refusal = await scene.RefusedAsync(
            scene.Manager,
            (db, ct) => RenameTicket.Handle(db, scene.Manager, new(id, "Kettle", SeenVersion: 1), ct)
        );

        refusal.ShouldBe(new ChangedMeanwhile("ticket", 2));
        (await scene.TicketAsync(id)).Subject.ShouldBe("Kettle burns");
    }

    [Theory, OnBothDatabases]
    public async Task Merging_keeps_the_earlier_ticket_and_brings_messages_and_tags_along(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var ada = scene.Ada;
        var first = await scene.MailAsync("cleo@example.org", "It leaks");
        var second = await scene.MailAsync("cleo@example.org", "And it hums");
        await scene.DoneAsync(ada, (db, ct) => TagTicket.Handle(db, ada, new(second.TicketId, ["Noise"], []), ct));

        var merged = await scene.DoneAsync(
            ada,
            (db, ct) => MergeTickets.Handle(db, ada, new(second.TicketId, first.TicketId), ct)
        );

        merged.TicketId.ShouldBe(first.TicketId);
        var talk = await scene.ReadAsync(db => ReadConversation.Run(db, ada, new(first.TicketId), default));
        talk.Value.Messages.Select(m => m.Message.Text).ShouldBe(["It leaks", "And it hums"]);
        (await scene.ReadAsync(db => ReadTicket.Run(db, ada, first.TicketId, default))).Value.Tags.ShouldBe(["noise"]);
        (await scene.HistoryAsync(second.TicketId))[^1].ShouldBe("ticket.merged");

        // What the customer wrote there and nobody answered goes on waiting, since when it came.
        var rows = await scene.ReadAsync(db =>
            db.Journal.Where(r => r.TicketId == first.TicketId && r.Kind == "message.received").ToListAsync()
        );
        rows.Count.ShouldBe(2);
        rows[^1].At.ShouldBeLessThan(scene.Now);
        (await scene.RefusedAsync(ada, (db, ct) => ResolveTicket.Handle(db, ada, new(second.TicketId), ct))).ShouldBe(
            new TicketMergedAway(first.TicketId)
        );
    }

    [Theory, OnBothDatabases]
    public async Task Tickets_of_different_customers_are_never_merged(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var one = await scene.OpenTicketAsync(scene.Cleo);
        var other = await scene.OpenTicketAsync(scene.Dan);

        var refusal = await scene.RefusedAsync(
            scene.Ada,
            (db, ct) => MergeTickets.Handle(db, scene.Ada, new(one.TicketId, other.TicketId), ct)
        );

        refusal.ShouldBe(new MergeTickets.DifferentCustomers());
    }

    [Theory, OnBothDatabases]
    public async Task A_follow_link_opens_its_ticket_until_it_is_revoked_or_expires(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var id = (await scene.OpenTicketAsync()).TicketId;
        var link = await scene.DoneAsync(scene.Ada, (db, ct) => IssueFollowLink.Handle(db, scene.Ada, new(id), ct));

        var followed = await scene.ReadAsync(db => FollowTicket.Run(db, link.Token, scene.Now, default));
        followed.Value.TicketId.ShouldBe(id);
        followed.Value.Customer.ShouldBe(Actor.Customer(scene.Cleo));
        (await scene.ReadAsync(db => FollowTicket.Run(db, link.Token, link.ExpiresAt, default))).Refusal.ShouldBe(
            new NotFound("ticket")
        );
        (await scene.ReadAsync(db => FollowTicket.Run(db, " ", scene.Now, default))).Refusal.ShouldBe(
            new NotFound("ticket")
        );
        await scene.DoneAsync(scene.Ada, (db, ct) => RevokeFollowLinks.Handle(db, scene.Ada, new(id), ct));
        (await scene.ReadAsync(db => FollowTicket.Run(db, link.Token, scene.Now, default))).Refusal.ShouldBe(
            new NotFound("ticket")
        );
    }

    [Theory, OnBothDatabases]
    public async Task The_history_names_who_did_what_in_order(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var id = (await scene.OpenTicketAsync()).TicketId;
        await scene.DoneAsync(scene.Ada, (db, ct) => ChangePriority.Handle(db, scene.Ada, new(id, "Urgent"), ct));

        var history = await scene.ReadAsync(db => TicketHistory.Run(db, scene.Auditor, new(id), default));
        history
            .Value.Select(h => (h.TicketSeq, h.Kind, h.ActorName))
            .ShouldBe([(1, "ticket.opened", "Rosa Root"), (2, "ticket.priority_changed", "Ada Agent")]);
        history.Value[1].Happened.ShouldBe(new TicketPriorityChanged("urgent", "normal"));
    }
}
