using Charter.Channels.Email;
using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Charter.Channels.Tests.Email;

/// <summary>Somebody outside is asked about a ticket: they see what was forwarded, and the customer sees nothing of it.</summary>
public sealed class ThirdPartyTests
{
    private const string Maker = "orders@maker.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task They_get_what_was_forwarded_and_nothing_that_leads_into_the_ticket(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        var message = await ForwardAsync(scene, "Do you have this cloth?");

        var item = await scene.Bench.ReadAsync(db => db.Outbox.SingleAsync(o => o.MessageId == message, Cancel));
        item.Payload.ShouldNotContain(scene.Token);
        item.Payload.ShouldNotContain(MailScene.Alice);
        item.Payload.ShouldNotContain(scene.Answer);
        var said = await scene.MessageAsync(message);
        (said.Direction, said.Delivery).ShouldBe((MessageDirection.Note, DeliveryState.Queued));
    }

    [Theory, OnBothDatabases]
    public async Task Their_answer_comes_into_the_ticket_for_staff_only_and_no_clock_of_the_customer_moves(
        DatabaseKind kind
    )
    {
        await using var scene = await MailScene.OpenAsync(kind);
        await scene.MailAsync(MailScene.Alice, "pass", $"In-Reply-To: <{scene.Answer}>", text: "And when?");
        var before = await ReadingsAsync(scene);
        await ForwardAsync(scene, "Do you have this cloth?");
        var token = await TokenAsync(scene);

        var answer = await scene.TakeAsync(
            $"From: Orders <{Maker}>\nTo: help@quay.example\nCc: boss@maker.example\nSubject: Re: cloth\nMessage-ID: <a1@maker.example>",
            "We do.",
            "pass",
            ReplyAddress.With(ChannelBench.Address, token)
        );

        var filed = answer.Filed.ShouldNotBeNull();
        (filed.TicketId, filed.OpenedNew, filed.HeldForCheck).ShouldBe((scene.TicketId, false, false));
        var said = await scene.MessageAsync(filed.MessageId);
        (said.Direction, said.AuthorName, said.FromAddress).ShouldBe((MessageDirection.Note, "Orders", Maker));
        (await ReadingsAsync(scene)).ShouldBe(before);
        (await scene.PeopleAsync(scene.TicketId)).ShouldBeEmpty();
        (
            await scene.Bench.ReadAsync(db =>
                db.Journal.CountAsync(r => r.Kind == "third_party.answered" && r.TicketId == scene.TicketId, Cancel)
            )
        ).ShouldBe(1);
        (
            await scene.Bench.ReadAsync(db => db.CustomerAddresses.AnyAsync(a => a.Normalized == Maker, Cancel))
        ).ShouldBeFalse();

        // What goes to the customer afterwards names nothing of it.
        await scene.WriteAsync((db, ct) => SendReply.Handle(db, scene.Ines, new(scene.TicketId, "On Friday."), ct));
        var last = await scene.Bench.ReadAsync(db => db.Outbox.OrderBy(o => o.Id).LastAsync(Cancel));
        last.Payload.ShouldNotContain("maker.example");
    }

    [Fact]
    public async Task Without_the_token_the_id_of_what_was_forwarded_is_enough()
    {
        await using var scene = await MailScene.OpenAsync(DatabaseKind.Sqlite);
        var message = await ForwardAsync(scene, "Do you have this cloth?");
        var id = (await scene.MessageAsync(message)).ExternalId;

        var filed = await scene.MailAsync(Maker, "pass", $"In-Reply-To: <{id}>");

        filed.TicketId.ShouldBe(scene.TicketId);
        (await scene.MessageAsync(filed.MessageId)).Direction.ShouldBe(MessageDirection.Note);
    }

    [Theory]
    [InlineData("amy@maker.example", "pass", true)]
    [InlineData("amy@maker.example", "fail", false)]
    [InlineData("stranger@elsewhere.example", "pass", false)]
    public async Task A_colleague_of_theirs_may_answer_for_them_and_nobody_else(string from, string dmarc, bool joins)
    {
        await using var scene = await MailScene.OpenAsync(DatabaseKind.Sqlite);
        await ForwardAsync(scene, "Do you have this cloth?");
        var token = await TokenAsync(scene);

        var answer = await scene.TakeAsync(
            $"From: {from}\nTo: help@quay.example\nSubject: Re: cloth\nMessage-ID: <a2@maker.example>",
            "We do.",
            dmarc,
            ReplyAddress.With(ChannelBench.Address, token)
        );

        var filed = answer.Filed.ShouldNotBeNull();
        (filed.TicketId == scene.TicketId).ShouldBe(joins);
        filed.HeldForCheck.ShouldBe(!joins);
    }

    [Fact]
    public async Task What_the_customer_writes_to_the_same_address_is_the_customers()
    {
        await using var scene = await MailScene.OpenAsync(DatabaseKind.Sqlite);
        var message = await ForwardAsync(scene, "Do you have this cloth?");
        var id = (await scene.MessageAsync(message)).ExternalId;

        var filed = await scene.MailAsync(MailScene.Alice, "pass", $"In-Reply-To: <{id}>");

        filed.TicketId.ShouldBe(scene.TicketId);
        (await scene.MessageAsync(filed.MessageId)).Direction.ShouldBe(MessageDirection.Inbound);
    }

    [Fact]
    public async Task A_vacation_of_theirs_joins_quietly_and_is_answered_by_nothing()
    {
        await using var scene = await MailScene.OpenAsync(DatabaseKind.Sqlite);
        await ForwardAsync(scene, "Do you have this cloth?");
        var token = await TokenAsync(scene);
        var waiting = await scene.Bench.ReadAsync(db => db.Outbox.CountAsync(Cancel));

        var answer = await scene.TakeAsync(
            $"From: {Maker}\nTo: help@quay.example\nSubject: Away\nAuto-Submitted: auto-replied\nMessage-ID: <a3@maker.example>",
            "Back on Monday.",
            "pass",
            ReplyAddress.With(ChannelBench.Address, token)
        );

        (await scene.MessageAsync(answer.Filed!.MessageId)).IsAutomatic.ShouldBeTrue();
        (await scene.Bench.ReadAsync(db => db.Outbox.CountAsync(Cancel))).ShouldBe(waiting);
    }

    [Fact]
    public async Task The_customer_is_answered_and_not_forwarded_to()
    {
        await using var scene = await MailScene.OpenAsync(DatabaseKind.Sqlite);

        var refused = await scene.Bench.Desk.WriteAsync(
            (db, ct) =>
                ForwardToThirdParty.Handle(db, scene.Ines, new(scene.TicketId, "ALICE@acme.example", "Look."), ct)
        );

        refused.Refusal.ShouldBe(new ForwardToThirdParty.TakesPart());
    }

    [Fact]
    public async Task Files_of_another_ticket_do_not_leave_with_it()
    {
        await using var scene = await MailScene.OpenAsync(DatabaseKind.Sqlite);

        var refused = await scene.Bench.Desk.WriteAsync(
            (db, ct) =>
                ForwardToThirdParty.Handle(
                    db,
                    scene.Ines,
                    new(scene.TicketId, Maker, "Look.", AttachmentIds: [123]),
                    ct
                )
        );

        refused.Refusal.ShouldBe(new NotFound("file"));
    }

    private static async Task<long> ForwardAsync(MailScene scene, string text) =>
        (
            await scene.WriteAsync(
                (db, ct) => ForwardToThirdParty.Handle(db, scene.Ines, new(scene.TicketId, Maker, text), ct)
            )
        ).MessageId;

    private static Task<string> TokenAsync(MailScene scene) =>
        scene.Bench.ReadAsync(db =>
            db.ThirdParties.Where(p => p.TicketId == scene.TicketId).Select(p => p.Token).SingleAsync(Cancel)
        );

    private static Task<List<string>> ReadingsAsync(MailScene scene) =>
        scene.Bench.ReadAsync(db =>
            db.PromiseReadings.Where(r => r.TicketId == scene.TicketId)
                .OrderBy(r => r.Id)
                .Select(r => $"{r.CommitmentKey} {r.StartedAt} {r.DueAt} {r.StoppedAt}")
                .ToListAsync(Cancel)
        );
}
