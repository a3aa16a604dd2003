using System.Text.Json;
using Charter.Channels.Email;
using Charter.Desk.Conversations;
using Charter.Desk.Journal;
using Charter.Desk.Settings;
using Charter.Desk.Tickets;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Charter.Channels.Tests.Email;

/// <summary>Who is named in copy takes part by a rule, from then on, and not without bound.</summary>
public sealed class ParticipantTests
{
    private const string Copies =
        "Cc: Bob <Bob@acme.example>, carol@partner.example, dave@gmail.com, ines@quay.example, help@quay.example";

    [Theory, OnBothDatabases]
    public async Task The_rule_says_who_of_those_in_copy_takes_part(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        (CopyRule Rule, string Dmarc, string[] People)[] cases =
        [
            (CopyRule.Never, "pass", []),
            (CopyRule.SameOrganisation, "pass", ["bob@acme.example"]),
            (CopyRule.SameOrganisation, "none", ["bob@acme.example"]),
            (CopyRule.All, "pass", ["bob@acme.example", "carol@partner.example", "dave@gmail.com"]),
            // Whoever forges Alice's address and copies themselves in must not read the answer to her.
            (CopyRule.All, "none", ["bob@acme.example"]),
            (CopyRule.All, "fail", []),
        ];
        foreach (var (rule, dmarc, people) in cases)
        {
            await scene.SetRulesAsync(rules => rules with { Copies = rule });
            var filed = await scene.MailAsync(MailScene.Alice, dmarc, Copies);
            (await scene.PeopleAsync(filed.TicketId)).ShouldBe(people, ignoreOrder: false, $"{rule} {dmarc}");
        }
    }

    [Theory, OnBothDatabases]
    public async Task Two_people_at_a_public_provider_are_no_organisation(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        var filed = await scene.MailAsync("one@gmail.com", "pass", "Cc: two@gmail.com");
        (await scene.PeopleAsync(filed.TicketId)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task There_is_room_for_so_many_and_no_more(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        await scene.SetRulesAsync(rules => rules with { MostParticipants = 3 });
        var many = string.Join(", ", Enumerable.Range(1, 40).Select(n => $"p{n}@acme.example"));
        var filed = await scene.MailAsync(MailScene.Alice, "pass", $"Cc: {many}");
        (await scene.PeopleAsync(filed.TicketId)).ShouldBe(["p1@acme.example", "p2@acme.example", "p3@acme.example"]);
        await scene.MailAsync(MailScene.Alice, "pass", "Cc: late@acme.example", $"Re: #{filed.Number}");
        (await scene.PeopleAsync(filed.TicketId)).Count.ShouldBe(3);
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_in_copy_answers_as_themselves_and_brings_no_strangers(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        await scene.MailAsync(MailScene.Alice, "pass", $"Cc: bob@acme.example\nIn-Reply-To: <{scene.Answer}>");

        var bobs = await scene.MailAsync(
            "Bob <bob@acme.example>",
            "pass",
            $"Cc: eve@evil.example\nIn-Reply-To: <{scene.Answer}>"
        );

        bobs.TicketId.ShouldBe(scene.TicketId);
        var message = await scene.MessageAsync(bobs.MessageId);
        message.AuthorName.ShouldBe("Bob");
        message.CustomerId.ShouldNotBe((await scene.TicketAsync(scene.TicketId)).CustomerId);
        (await scene.PeopleAsync(scene.TicketId)).ShouldBe(["bob@acme.example"]);

        // Forged, he is nobody; taken out, he is a stranger.
        (await scene.MailAsync("bob@acme.example", "fail", $"In-Reply-To: <{scene.Answer}>")).TicketId.ShouldNotBe(
            scene.TicketId
        );
        var bob = await scene.Bench.ReadAsync(db =>
            db.TicketParticipants.SingleAsync(p => p.TicketId == scene.TicketId)
        );
        await scene.WriteAsync((db, ct) => RemoveParticipant.Handle(db, scene.Ines, new(scene.TicketId, bob.Id), ct));
        var after = await scene.MailAsync("bob@acme.example", "pass", $"In-Reply-To: <{scene.Answer}>");
        after.TicketId.ShouldNotBe(scene.TicketId);
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_goes_to_the_customer_and_in_copy_to_the_others_and_holds_nothing_of_before(
        DatabaseKind kind
    )
    {
        await using var scene = await MailScene.OpenAsync(kind);
        await scene.MailAsync(MailScene.Alice, "pass", $"Cc: bob@acme.example\nIn-Reply-To: <{scene.Answer}>");
        await scene.WriteAsync((db, ct) => SendReply.Handle(db, scene.Ines, new(scene.TicketId, "It is ready."), ct));
        var all = await LastMailAsync(scene);
        all.To.ShouldBe(MailScene.Alice);
        all.Cc.ShouldBe(["bob@acme.example"]);

        await scene.WriteAsync(
            (db, ct) => SendReply.Handle(db, scene.Ines, new(scene.TicketId, "For you alone.") { Cc = [] }, ct)
        );
        (await LastMailAsync(scene)).Cc.ShouldBeEmpty();

        await scene.WriteAsync(
            (db, ct) =>
                SendReply.Handle(
                    db,
                    scene.Ines,
                    new(scene.TicketId, "With the sailmaker.") { Cc = ["Carol@partner.example", MailScene.Alice] },
                    ct
                )
        );
        (await LastMailAsync(scene)).Cc.ShouldBe(["carol@partner.example"]);
        (await scene.PeopleAsync(scene.TicketId)).ShouldBe(["bob@acme.example", "carol@partner.example"]);

        // The header says what the envelope does, and the mail has no word of the earlier ones.
        var item = await scene.Bench.ReadAsync(db => db.Outbox.OrderByDescending(o => o.Id).FirstAsync());
        var message = await scene.MessageAsync(item.MessageId!.Value);
        var settings = await scene.Bench.ReadAsync(db => db.MailSettings.SingleAsync());
        var mail = MailComposer.Compose(
            message,
            await LastMailAsync(scene),
            new Charter.Mail.Mime.MailAddress("Quay", ChannelBench.Address),
            settings,
            []
        );
        mail.Cc.ShouldHaveSingleItem().Address.ShouldBe("carol@partner.example");
        mail.Text.ShouldBe("With the sailmaker.");
    }

    [Theory, OnBothDatabases]
    public async Task Staff_add_people_and_letters_of_the_desk_go_to_the_customer_alone(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        await scene.WriteAsync(
            (db, ct) => AddParticipant.Handle(db, scene.Ines, new(scene.TicketId, "Finn@Partner.example", "Finn"), ct)
        );
        var twice = await scene.Bench.Desk.Writes.WriteAsync(
            new(scene.Ines, scene.Now),
            (db, ct) => AddParticipant.Handle(db, scene.Ines, new(scene.TicketId, "finn@partner.example"), ct)
        );
        twice.Refusal.ShouldBe(new AddParticipant.AlreadyThere());
        var people = (
            await scene.Bench.ReadAsync(db => ListParticipants.Run(db, scene.Ines, scene.TicketId, default))
        ).Value;
        people
            .Select(p => (p.Role, p.Address))
            .ShouldBe([(ParticipantRole.Requester, MailScene.Alice), (ParticipantRole.Copied, "finn@partner.example")]);

        var letters = await scene.MailAsync(MailScene.Alice, "pass", "Cc: bob@acme.example");
        var letter = await scene.Bench.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.TicketId == letters.TicketId && m.Letter == "acknowledgement")
        );
        MessageRecipients.Of(letter.Recipients).All.ShouldBe([MailScene.Alice]);
    }

    private static async Task<OutgoingMail> LastMailAsync(MailScene scene)
    {
        var item = await scene.Bench.ReadAsync(db => db.Outbox.OrderByDescending(o => o.Id).FirstAsync());
        return JsonSerializer.Deserialize<OutgoingMail>(item.Payload, JournalJson.Options)!;
    }
}
