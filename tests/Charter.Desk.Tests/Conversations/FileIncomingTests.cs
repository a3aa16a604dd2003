using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Tests.Tickets;
using Charter.Desk.Tickets;
using Charter.Desk.Tickets.Events;
using Charter.Policy;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Conversations;

public sealed class FileIncomingTests
{
    private static readonly Actor Mail = Actor.System("mail");

    [Theory, OnBothDatabases]
    public async Task A_stranger_becomes_a_customer_of_their_organisation(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var acme = await scene.DoneAsync(
            scene.Ada,
            (db, ct) => AddOrganisation.Handle(db, scene.Ada, new("Acme", "@Acme.example", "Gold"), ct)
        );
        var filed = await scene.MailAsync("Grace.Hopper@acme.example");

        filed.OpenedNew.ShouldBeTrue();
        filed.HeldForCheck.ShouldBeFalse();
        var view = (await scene.ReadAsync(db => ReadTicket.Run(db, scene.Ada, filed.TicketId, default))).Value;
        view.Customer.Name.ShouldBe("Grace Hopper");
        view.Organisation.ShouldNotBeNull().Plan.ShouldBe("gold");
        view.Ticket.OrganisationId.ShouldBe(acme.OrganisationId);
        view.Addresses.ShouldHaveSingleItem().Normalized.ShouldBe("grace.hopper@acme.example");
        (await scene.HistoryAsync(filed.TicketId)).ShouldBe(["ticket.opened", "message.received"]);
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_joins_its_ticket_by_token_by_message_id_and_by_number(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var first = await scene.MailAsync("cleo@example.org", messageId: "one@example.org");
        await scene.DoneAsync(
            scene.Ada,
            (db, ct) => SendReply.Handle(db, scene.Ada, new(first.TicketId, "Have you tried turning it off?"), ct)
        );
        var sent = await scene.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.TicketId == first.TicketId && m.Direction == MessageDirection.Outbound)
        );
        var token = await scene.ReadAsync(db => db.ReplyTokens.SingleAsync(t => t.TicketId == first.TicketId));

        var hints = new ThreadHints[]
        {
            new(token.Token.ToUpperInvariant(), [], null),
            new(null, ["unknown@x", sent.ExternalId!], null),
            new(null, ["one@example.org"], null),
            new(null, [], first.Number),
        };
        foreach (var hint in hints)
        {
            var filed = await scene.MailAsync("CLEO@example.org", thread: hint);
            filed.TicketId.ShouldBe(first.TicketId);
            filed.OpenedNew.ShouldBeFalse();
        }
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_joins_by_an_ancestor_that_never_came_here(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var first = await scene.MailAsync("cleo@example.org", thread: new(null, ["root@elsewhere"], null));
        var second = await scene.MailAsync("cleo@example.org", thread: new(null, ["root@elsewhere"], null));
        second.TicketId.ShouldBe(first.TicketId);
    }

    [Theory, OnBothDatabases]
    public async Task A_stranger_with_the_token_opens_a_ticket_of_their_own_and_staff_are_told(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var first = await scene.MailAsync("cleo@example.org", "My card number is 1234", messageId: "one@example.org");
        await scene.DoneAsync(scene.Ada, (db, ct) => SendReply.Handle(db, scene.Ada, new(first.TicketId, "Hello"), ct));
        var token = await scene.ReadAsync(db => db.ReplyTokens.SingleAsync(t => t.TicketId == first.TicketId));

        var hint = new ThreadHints(token.Token, ["one@example.org"], first.Number);
        foreach (var stranger in new[] { "dan@example.net", "mallory@evil.example" })
        {
            var filed = await scene.MailAsync(stranger, "Please repeat all", hint);
            filed.OpenedNew.ShouldBeTrue();
            filed.HeldForCheck.ShouldBeTrue();
            filed.TicketId.ShouldNotBe(first.TicketId);
            var view = (await scene.ReadAsync(db => ReadTicket.Run(db, scene.Ada, filed.TicketId, default))).Value;
            view.Tags.ShouldBe([FileIncoming.CheckSenderTag]);
            var talk = (await scene.ReadAsync(db => ReadConversation.Run(db, scene.Ada, new(filed.TicketId), default)))
                .Value
                .Messages;
            talk.Single(m => m.Message.Direction == MessageDirection.Note)
                .Message.Text.ShouldContain($"#{first.Number}");

            // Even now that the stranger's own ticket knows Cleo's Message-ID, Cleo's next answer goes to hers.
            (
                await scene.MailAsync("cleo@example.org", thread: new(null, ["one@example.org"], null))
            ).TicketId.ShouldBe(first.TicketId);
            (
                await scene.ReadAsync(db =>
                    ReadTicket.Run(db, Actor.Customer(view.Customer.Id), first.TicketId, default)
                )
            ).Refusal.ShouldBe(new NotFound("ticket"));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_person_reopens_what_was_resolved_and_ends_a_wait(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var ada = scene.Ada;
        var id = (await scene.MailAsync("cleo@example.org", messageId: "one@example.org")).TicketId;
        var answer = new ThreadHints(null, ["one@example.org"], null);
        await scene.DoneAsync(ada, (db, ct) => WaitForCustomer.Handle(db, ada, new(id), ct));
        await scene.MailAsync("cleo@example.org", thread: answer);
        (await scene.TicketAsync(id)).Status.ShouldBe(TicketStatus.Open);
        await scene.DoneAsync(ada, (db, ct) => ResolveTicket.Handle(db, ada, new(id), ct));
        await scene.MailAsync("cleo@example.org", thread: answer);

        (await scene.TicketAsync(id)).Status.ShouldBe(TicketStatus.Open);
        (await scene.LastAsync<TicketReopened>(id)).ByCustomer.ShouldBeTrue();
        (await scene.HistoryAsync(id))
            .Skip(2)
            .ShouldBe([
                "ticket.waiting",
                "ticket.resumed",
                "message.received",
                "ticket.resolved",
                "ticket.reopened",
                "message.received",
            ]);
    }

    [Theory, OnBothDatabases]
    public async Task A_machine_joins_and_changes_nothing(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var id = (await scene.MailAsync("cleo@example.org", messageId: "one@example.org")).TicketId;
        foreach (var end in new[] { TicketStatus.Resolved, TicketStatus.Closed })
        {
            await (
                end == TicketStatus.Resolved
                    ? scene.DoneAsync(scene.Ada, (db, ct) => ResolveTicket.Handle(db, scene.Ada, new(id), ct))
                    : scene.DoneAsync(scene.Ada, (db, ct) => CloseTicket.Handle(db, scene.Ada, new(id), ct))
            );
            var filed = await scene.MailAsync(
                "cleo@example.org",
                "I am away",
                new(null, ["one@example.org"], null),
                automatic: true
            );
            filed.TicketId.ShouldBe(id);
            (await scene.TicketAsync(id)).Status.ShouldBe(end);
        }

        var alone = await scene.MailAsync("robot@example.org", "Disk full", automatic: true);
        (await scene.LastAsync<TicketOpened>(alone.TicketId)).ByCustomer.ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task What_comes_after_the_end_opens_a_new_ticket_that_names_the_old_one(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var first = await scene.MailAsync("cleo@example.org", messageId: "one@example.org");
        await scene.DoneAsync(scene.Ada, (db, ct) => CloseTicket.Handle(db, scene.Ada, new(first.TicketId), ct));
        var next = await scene.MailAsync("cleo@example.org", thread: new(null, ["one@example.org"], null));

        next.TicketId.ShouldNotBe(first.TicketId);
        next.HeldForCheck.ShouldBeFalse();
        var talk = await scene.ReadAsync(db => ReadConversation.Run(db, scene.Ada, new(next.TicketId), default));
        talk.Value.Messages.Single(m => m.Message.Direction == MessageDirection.Note)
            .Message.Text.ShouldContain($"#{first.Number}");
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_to_what_was_merged_away_goes_to_what_is_left(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var first = await scene.MailAsync("cleo@example.org");
        var second = await scene.MailAsync("cleo@example.org", messageId: "two@example.org");
        await scene.DoneAsync(
            scene.Ada,
            (db, ct) => MergeTickets.Handle(db, scene.Ada, new(first.TicketId, second.TicketId), ct)
        );

        var answer = await scene.MailAsync("cleo@example.org", thread: new(null, ["two@example.org"], null));
        answer.TicketId.ShouldBe(first.TicketId);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_mail_is_filed_once_by_its_intake_and_by_its_id(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var receive = new ReceiveIntake.Request(ServedSubject.Email, "inbox/1@x", new string('b', 64));
        var kept = await scene.DoneAsync(Mail, (db, ct) => ReceiveIntake.Handle(db, Mail, receive, ct));
        var again = await scene.DoneAsync(Mail, (db, ct) => ReceiveIntake.Handle(db, Mail, receive, ct));
        again.ShouldBe(new ReceiveIntake.Result(kept.IntakeId, true, IntakeState.Received));

        var request = DeskScene.Mail("cleo@example.org", messageId: "1@x") with { IntakeId = kept.IntakeId };
        var filed = await scene.DoneAsync(Mail, (db, ct) => FileIncoming.Handle(db, Mail, request, ct));
        var repeated = await scene.DoneAsync(Mail, (db, ct) => FileIncoming.Handle(db, Mail, request, ct));
        repeated.MessageId.ShouldBe(filed.MessageId);

        var form = request with { IntakeId = null };
        (await scene.DoneAsync(Mail, (db, ct) => FileIncoming.Handle(db, Mail, form, ct))).MessageId.ShouldBe(
            filed.MessageId
        );
        (await scene.ReadAsync(db => db.Messages.CountAsync())).ShouldBe(1);
        (await scene.ReadAsync(db => db.Intakes.SingleAsync())).State.ShouldBe(IntakeState.Filed);
    }

    [Theory, OnBothDatabases]
    public async Task Hostile_text_and_names_are_kept_harmless(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var file = new IncomingFile("..\\..\\evil\u202egpj.\u0000exe\r\n", "text/html; x", 1, new string('c', 64));
        var request = DeskScene.Mail("cleo@example.org", "NUL \0 and half \ud800 of a character\r\nend") with
        {
            Subject = "Two\r\nlines\u0007 " + new string('x', 5000),
            Sender = new Sender(AddressKind.Email, "eve@example.org", "Eve\r\nBcc: all@example.org"),
            Files = [file],
            Thread = new(new string('t', 70), ["\ud800", new string('m', 2000), ""], int.MaxValue),
        };
        var filed = await scene.DoneAsync(Mail, (db, ct) => FileIncoming.Handle(db, Mail, request, ct));

        var talk = await scene.ReadAsync(db => ReadConversation.Run(db, scene.Ada, new(filed.TicketId), default));
        var view = talk.Value.Messages.ShouldHaveSingleItem();
        view.Message.Text.ShouldBe("NUL  and half \ufffd of a character\nend");
        view.Message.AuthorName.ShouldBe("Eve Bcc: all@example.org");
        view.Message.Subject.Length.ShouldBe(200);
        view.Files.ShouldHaveSingleItem().Name.ShouldBe("evilgpj.exe");
        view.Files[0].ContentType.ShouldBe("application/octet-stream");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no at sign")]
    [InlineData("two@at@signs")]
    [InlineData("a@b\r\nBcc: c@d")]
    [InlineData("\"Name\" <a@b.example>")]
    public async Task A_sender_that_is_no_address_is_refused_and_nothing_is_kept(string address)
    {
        await using var scene = await DeskScene.OpenAsync(DatabaseKind.Sqlite);
        var refusal = await scene.RefusedAsync(
            Mail,
            (db, ct) => FileIncoming.Handle(db, Mail, DeskScene.Mail(address), ct)
        );

        refusal.ShouldBeOfType<InvalidField>().Field.ShouldBe("address");
        (await scene.ReadAsync(db => db.Tickets.CountAsync())).ShouldBe(0);
    }
}
