using System.Text.Json;
using Charter.Desk.Conversations;
using Charter.Desk.Conversations.Events;
using Charter.Desk.Customers;
using Charter.Desk.Journal;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Tests.Tickets;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Conversations;

public sealed class OutgoingTests
{
    [Theory, OnBothDatabases]
    public async Task A_reply_is_queued_once_with_all_that_its_delivery_needs(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var filed = await scene.MailAsync("cleo@example.org", messageId: "one@example.org");
        var sent = await scene.DoneAsync(
            scene.Ada,
            (db, ct) => SendReply.Handle(db, scene.Ada, new(filed.TicketId, "Hello", "<p>Hello</p>"), ct)
        );

        var item = await scene.ReadAsync(db => db.Outbox.SingleAsync());
        item.MessageId.ShouldBe(sent.MessageId);
        var mail = JsonSerializer.Deserialize<OutgoingMail>(item.Payload, JournalJson.Options).ShouldNotBeNull();
        mail.To.ShouldBe("cleo@example.org");
        mail.InReplyTo.ShouldBe("one@example.org");
        mail.References.ShouldBe(["one@example.org"]);
        mail.IsAutomatic.ShouldBeFalse();
        mail.ReplyToken.Length.ShouldBe(26);
        mail.DepartmentId.ShouldBe(scene.Service);
        var message = await scene.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == sent.MessageId));
        message.Delivery.ShouldBe(DeliveryState.Queued);
        message.ExternalId.ShouldBe(mail.MessageId);
        message.AuthorName.ShouldBe("Ada Agent");
        (await scene.LastAsync<MessageSent>(filed.TicketId)).ByPerson.ShouldBeTrue();
        var ticket = await scene.TicketAsync(filed.TicketId);
        ticket.AssigneeId.ShouldBe(scene.Ada.Id);
        ticket.Status.ShouldBe(TicketStatus.Open);
    }

    [Theory, OnBothDatabases]
    public async Task The_button_says_what_becomes_of_the_ticket(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var id = (await scene.OpenTicketAsync()).TicketId;
        (await StatusAfterAsync(AfterSend.Wait)).ShouldBe(TicketStatus.WaitingForCustomer);
        (await StatusAfterAsync(AfterSend.KeepOpen)).ShouldBe(TicketStatus.Open);
        (await StatusAfterAsync(AfterSend.Resolve)).ShouldBe(TicketStatus.Resolved);
        (await StatusAfterAsync(AfterSend.Wait)).ShouldBe(TicketStatus.WaitingForCustomer);

        async Task<TicketStatus> StatusAfterAsync(AfterSend then)
        {
            await scene.DoneAsync(
                scene.Ada,
                (db, ct) => SendReply.Handle(db, scene.Ada, new(id, "Hello", Then: then), ct)
            );
            return (await scene.TicketAsync(id)).Status;
        }
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_leaves_when_another_message_came_while_it_was_written(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var first = await scene.MailAsync("cleo@example.org", messageId: "one@example.org");
        var second = await scene.MailAsync("cleo@example.org", thread: new(null, ["one@example.org"], null));
        var refusal = await scene.RefusedAsync(
            scene.Ada,
            (db, ct) =>
                SendReply.Handle(db, scene.Ada, new(first.TicketId, "Hi", LastSeenMessageId: first.MessageId), ct)
        );

        refusal.ShouldBe(new SendReply.SomebodyWrote(second.MessageId));
        (await scene.ReadAsync(db => db.Outbox.CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_customer_without_a_mail_address_cannot_be_written_to(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var request = DeskScene.Mail("+44 20 7946 0000") with
        {
            Channel = ServedSubject.Phone,
            Sender = new Sender(AddressKind.Phone, "+44 20 7946 0000", "Pat"),
        };
        var filed = await scene.DoneAsync(scene.Ada, (db, ct) => FileIncoming.Handle(db, scene.Ada, request, ct));
        var refusal = await scene.RefusedAsync(
            scene.Ada,
            (db, ct) => SendReply.Handle(db, scene.Ada, new(filed.TicketId, "Hello"), ct)
        );
        refusal.ShouldBe(new NoAddress());
    }

    [Theory, OnBothDatabases]
    public async Task A_call_is_written_down_step_by_step_with_what_was_said(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var id = (await scene.OpenTicketAsync()).TicketId;
        await StepAsync(new(id, ContactStep.Started, ServedSubject.Phone));
        await StepAsync(new(id, ContactStep.Answered, ServedSubject.Phone, "He is upset", SpokenAcknowledgement: true));
        await StepAsync(new(id, ContactStep.Ended, ServedSubject.Phone, "Told him to descale it", SpokenAnswer: true));

        (await scene.HistoryAsync(id))
            .Skip(1)
            .ShouldBe([
                "contact.started",
                "contact.answered",
                "acknowledgement.sent",
                "note.added",
                "contact.ended",
                "message.sent",
            ]);
        var talk = await scene.ReadAsync(db => ReadConversation.Run(db, Actor.Customer(scene.Cleo), new(id), default));
        talk.Value.Messages.ShouldHaveSingleItem().Message.Text.ShouldBe("Told him to descale it");

        Task StepAsync(RecordContact.Request request) =>
            scene.DoneAsync(scene.Ada, (db, ct) => RecordContact.Handle(db, scene.Ada, request, ct));
    }

    [Theory, OnBothDatabases]
    public async Task A_draft_is_kept_for_its_writer_until_the_reply_leaves(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var id = (await scene.OpenTicketAsync()).TicketId;
        await scene.DoneAsync(scene.Ada, (db, ct) => SaveDraft.Handle(db, scene.Ada, new(id, "<p>He", false), ct));
        await scene.DoneAsync(scene.Ada, (db, ct) => SaveDraft.Handle(db, scene.Ada, new(id, "<p>Hello", true), ct));

        var draft = (await scene.ReadAsync(db => ReadDraft.Run(db, scene.Ada, id, default))).Value;
        (draft.Html, draft.IsNote).ShouldBe(("<p>Hello", true));
        (await scene.ReadAsync(db => ReadDraft.Run(db, scene.Manager, id, default))).Refusal.ShouldBe(
            new NotFound("draft")
        );
        await scene.DoneAsync(scene.Ada, (db, ct) => SendReply.Handle(db, scene.Ada, new(id, "Hello"), ct));
        (await scene.ReadAsync(db => ReadDraft.Run(db, scene.Ada, id, default))).Refusal.ShouldBe(
            new NotFound("draft")
        );
    }

    [Theory, OnBothDatabases]
    public async Task What_became_of_a_message_is_written_down_once(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var id = (await scene.OpenTicketAsync()).TicketId;
        var sent = await scene.DoneAsync(scene.Ada, (db, ct) => SendReply.Handle(db, scene.Ada, new(id, "Hello"), ct));
        var refused = new RecordDelivery.Request(sent.MessageId, DeliveryState.Refused, "550 no such user");
        await scene.DoneAsync(Actor.System("mail"), (db, ct) => RecordDelivery.Handle(db, refused, ct));
        await scene.DoneAsync(Actor.System("mail"), (db, ct) => RecordDelivery.Handle(db, refused, ct));

        (await scene.HistoryAsync(id)).Count(k => k == "message.delivery_changed").ShouldBe(1);
        (await scene.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == sent.MessageId))).DeliveryDetail.ShouldBe(
            "550 no such user"
        );
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_read_is_set_apart_listed_and_tried_again(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var mail = Actor.System("mail");
        var kept = await scene.DoneAsync(
            mail,
            (db, ct) => ReceiveIntake.Handle(db, mail, new(ServedSubject.Email, "9@x", new string('d', 64)), ct)
        );
        await scene.DoneAsync(mail, (db, ct) => QuarantineIntake.Handle(db, mail, new(kept.IntakeId, "Broken"), ct));

        (
            await scene.ReadAsync(db => ListQuarantine.Run(db, scene.Ada, new(), default))
        ).Refusal.ShouldBeOfType<NotAllowed>();
        var listed = await scene.ReadAsync(db => ListQuarantine.Run(db, scene.Administrator, new(), default));
        listed.Value.ShouldHaveSingleItem().Reason.ShouldBe("Broken");
        await scene.DoneAsync(
            scene.Administrator,
            (db, ct) => RetryIntake.Handle(db, scene.Administrator, new(kept.IntakeId), ct)
        );
        var unread = await scene.ReadAsync(db => ListUnreadIntake.Run(db, ServedSubject.Email, 10, default));
        unread.ShouldHaveSingleItem().Attempts.ShouldBe(1);
    }
}
