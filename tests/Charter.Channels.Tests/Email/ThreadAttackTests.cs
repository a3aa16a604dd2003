using Charter.Channels.Email;
using Charter.Desk.Conversations;
using Charter.Desk.Tickets;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Channels.Tests.Email;

/// <summary>A token, an id or a number says which ticket; only who takes part in it, as far as that is proven, says whether.</summary>
public sealed class ThreadAttackTests
{
    // {token}, {answer} and {number} stand for what belongs to Alice's ticket.
    private static readonly (string Name, string Headers, string Dmarc)[] Attacks =
    [
        (
            "a stranger with the token",
            "From: eve@evil.example\nTo: help+{token}@quay.example\nSubject: Re: A sail",
            "pass"
        ),
        (
            "a stranger with our Message-ID",
            "From: eve@evil.example\nTo: help@quay.example\nSubject: Re: A sail\nIn-Reply-To: <{answer}>",
            "pass"
        ),
        (
            "a stranger with our Message-ID far back",
            "From: eve@evil.example\nTo: help@quay.example\nSubject: x\nReferences: <{answer}> <a@b.example> <c@d.example>",
            "pass"
        ),
        (
            "a stranger with the number",
            "From: eve@evil.example\nTo: help@quay.example\nSubject: Re: We have your message (#{number})",
            "pass"
        ),
        (
            "Alice's address, DMARC failed",
            "From: alice@acme.example\nTo: help+{token}@quay.example\nSubject: Re: A sail\nIn-Reply-To: <{answer}>",
            "fail"
        ),
        (
            "Alice's address, number only, nothing proven",
            "From: alice@acme.example\nTo: help@quay.example\nSubject: #{number}",
            "none"
        ),
        (
            "Alice in the name only",
            "From: \"alice@acme.example\" <eve@evil.example>\nTo: help+{token}@quay.example\nSubject: Re: A sail",
            "pass"
        ),
        (
            "Alice in Reply-To only",
            "From: eve@evil.example\nReply-To: alice@acme.example\nTo: help+{token}@quay.example\nSubject: Re: A sail",
            "pass"
        ),
        (
            "Alice in Sender only",
            "From: eve@evil.example\nSender: alice@acme.example\nTo: help+{token}@quay.example\nSubject: Re: A sail",
            "pass"
        ),
        (
            "Alice second of two senders",
            "From: eve@evil.example, alice@acme.example\nTo: help+{token}@quay.example\nSubject: Re: A sail",
            "pass"
        ),
        (
            "Alice first of two senders",
            "From: alice@acme.example, eve@evil.example\nTo: help+{token}@quay.example\nSubject: Re: A sail",
            "pass"
        ),
        (
            "two From fields",
            "From: alice@acme.example\nFrom: eve@evil.example\nTo: help+{token}@quay.example\nSubject: Re: A sail",
            "pass"
        ),
        (
            "Alice via a stranger's group",
            "From: \"Alice via Sails\" <group@evil.example>\nX-Original-From: alice@acme.example\nTo: help+{token}@quay.example\nSubject: Re: A sail",
            "pass"
        ),
        (
            "a Cyrillic letter in the name",
            "From: \u0430lice@acme.example\nTo: help+{token}@quay.example\nSubject: Re: A sail",
            "pass"
        ),
        (
            "a Cyrillic letter in the domain",
            "From: alice@\u0430cme.example\nTo: help+{token}@quay.example\nSubject: Re: A sail",
            "pass"
        ),
        (
            "a subdomain of Alice's",
            "From: alice@mail.acme.example\nTo: help+{token}@quay.example\nSubject: Re: A sail",
            "pass"
        ),
        (
            "Alice's domain as a subdomain",
            "From: alice@acme.example.evil.example\nTo: help+{token}@quay.example\nSubject: Re: A sail",
            "pass"
        ),
        (
            "Alice's address quoted",
            "From: \"alice@acme.example\"@evil.example\nTo: help+{token}@quay.example\nSubject: Re: A sail",
            "pass"
        ),
        (
            "a plus part in Alice's address",
            "From: alice+x@acme.example\nTo: help+{token}@quay.example\nSubject: Re: A sail",
            "pass"
        ),
        (
            "a stranger who names himself in Cc",
            "From: eve@evil.example\nTo: help+{token}@quay.example\nCc: eve@evil.example, alice@acme.example\nSubject: Re: A sail",
            "pass"
        ),
    ];

    [Theory, OnBothDatabases]
    public async Task Nobody_gets_into_a_ticket_that_is_not_theirs(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        var eve = 0;
        foreach (var (name, headers, dmarc) in Attacks)
        {
            // Each time somebody new, who has no ticket of their own yet to which the same id leads.
            eve++;
            var before = await scene.Bench.ReadAsync(db => db.Messages.CountAsync(m => m.TicketId == scene.TicketId));
            var filled = headers
                .Replace("eve@", $"eve{eve}@", StringComparison.Ordinal)
                .Replace("{token}", scene.Token, StringComparison.Ordinal)
                .Replace("{answer}", scene.Answer, StringComparison.Ordinal)
                .Replace(
                    "{number}",
                    scene.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    StringComparison.Ordinal
                );

            var taken = await scene.TakeAsync(filled, "Please repeat everything.", dmarc);

            var filed = taken.Filed.ShouldNotBeNull(name);
            filed.OpenedNew.ShouldBeTrue(name);
            filed.HeldForCheck.ShouldBeTrue(name);
            var ticket = await scene.TicketAsync(filed.TicketId);
            ticket.RelatedId.ShouldBe(scene.TicketId, name);
            (await scene.NotesAsync(filed.TicketId)).ShouldContain(n => n.Letter == DeskNotes.OtherTicketNamed, name);
            (await scene.Bench.ReadAsync(db => db.TicketTags.AnyAsync(t => t.TicketId == filed.TicketId))).ShouldBeTrue(
                name
            );
            (await scene.Bench.ReadAsync(db => db.Messages.CountAsync(m => m.TicketId == scene.TicketId))).ShouldBe(
                before,
                name
            );
            (await scene.PeopleAsync(scene.TicketId)).ShouldBeEmpty(name);
            var sent = await scene.Bench.ReadAsync(db =>
                db.Messages.Where(m => m.TicketId == filed.TicketId && m.Direction == MessageDirection.Outbound)
                    .ToListAsync()
            );
            sent.ShouldAllBe(m => !m.Text.Contains("mended on Monday", StringComparison.Ordinal), name);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Alice_gets_into_her_ticket_by_each_way_that_there_is(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        var ways = new (string Headers, string Dmarc)[]
        {
            (
                $"From: Alice <{MailScene.Alice}>\nTo: help+{scene.Token.ToUpperInvariant()}@quay.example\nSubject: Re: A sail",
                "pass"
            ),
            (
                $"From: ALICE@Acme.Example\nTo: help@quay.example\nSubject: AW: A sail\nIn-Reply-To: <{scene.Answer}>",
                "pass"
            ),
            (
                $"From: {MailScene.Alice}\nTo: help@quay.example\nSubject: Re: A sail\nReferences: <x@y.example> <{scene.Answer}>",
                "none"
            ),
            (
                $"From: {MailScene.Alice}\nTo: help@quay.example\nSubject: SV: We have your message (#{scene.Number})",
                "pass"
            ),
            (
                $"From: {MailScene.Alice}\nReply-To: other@acme.example\nTo: help+{scene.Token}@quay.example\nSubject: Re: A sail",
                "pass"
            ),
        };
        foreach (var (headers, dmarc) in ways)
        {
            var filed = (await scene.TakeAsync(headers, "And the mast?", dmarc)).Filed.ShouldNotBeNull(headers);
            filed.TicketId.ShouldBe(scene.TicketId, headers);
        }

        (await scene.NotesAsync(scene.TicketId)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task A_desk_whose_server_checks_nothing_works_as_ever_and_still_lets_no_stranger_in(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind, checks: false);
        var own = await scene.MailAsync(MailScene.Alice, more: $"In-Reply-To: <{scene.Answer}>");
        own.TicketId.ShouldBe(scene.TicketId);
        (await scene.MessageAsync(own.MessageId)).Proof.ShouldBe(SenderProof.NotChecked);
        (await scene.MailAsync(MailScene.Alice, subject: $"Re: #{scene.Number}")).TicketId.ShouldBe(scene.TicketId);

        var strange = await scene.MailAsync("eve@evil.example", more: $"In-Reply-To: <{scene.Answer}>");
        strange.TicketId.ShouldNotBe(scene.TicketId);

        // What anybody can write into a mail says nothing where no server of ours is named.
        var boast = await scene.MailAsync(
            MailScene.Alice,
            more: $"Authentication-Results: evil.example; dmarc=fail\nIn-Reply-To: <{scene.Answer}>"
        );
        boast.TicketId.ShouldBe(scene.TicketId);
    }

    [Theory, OnBothDatabases]
    public async Task A_forged_mail_of_a_known_customer_is_held_and_answered_by_no_machine(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        var filed = await scene.MailAsync(MailScene.Alice, "fail", subject: "Please change my bank details");

        filed.HeldForCheck.ShouldBeTrue();
        var message = await scene.MessageAsync(filed.MessageId);
        message.Proof.ShouldBe(SenderProof.Failed);
        message.Dmarc.ShouldBe(ProofOutcome.Fail);
        message.CheckedBy.ShouldBe(MailScene.Server);
        message.FromAddress.ShouldBe(MailScene.Alice);
        (await scene.NotesAsync(filed.TicketId)).ShouldHaveSingleItem().Letter.ShouldBe(DeskNotes.SenderForged);
        (
            await scene.Bench.ReadAsync(db =>
                db.Messages.AnyAsync(m => m.TicketId == filed.TicketId && m.Direction == MessageDirection.Outbound)
            )
        ).ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task Only_the_results_on_top_of_our_own_server_count(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        var forged = $"Authentication-Results: {MailScene.Server}; dmarc=pass header.from=acme.example";
        var below = await scene.MailAsync(MailScene.Alice, "fail", more: forged);
        (await scene.MessageAsync(below.MessageId)).Proof.ShouldBe(SenderProof.Failed);

        var others = await scene.MailAsync(
            MailScene.Alice,
            more: "Authentication-Results: mx.evil.example; dmarc=pass"
        );
        (await scene.MessageAsync(others.MessageId)).Proof.ShouldBe(SenderProof.NotProven);

        var under = await scene.MailAsync(
            MailScene.Alice,
            more: $"Received: from evil.example by {MailScene.Server} with ESMTP\n{forged}"
        );
        (await scene.MessageAsync(under.MessageId)).Proof.ShouldBe(SenderProof.NotProven);

        var good = await scene.MailAsync(MailScene.Alice, "pass");
        (await scene.MessageAsync(good.MessageId)).Proof.ShouldBe(SenderProof.Proven);
    }

    [Theory, OnBothDatabases]
    public async Task An_ended_ticket_takes_an_answer_for_as_long_as_the_rules_say(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        var answer = $"In-Reply-To: <{scene.Answer}>";
        await scene.SetRulesAsync(rules => rules with { ReopenResolvedDays = 10, ReopenClosedDays = 5 });
        await scene.WriteAsync((db, ct) => ResolveTicket.Handle(db, scene.Ines, new(scene.TicketId), ct));
        scene.Now += Duration.FromDays(9);
        (await scene.MailAsync(MailScene.Alice, "pass", answer)).TicketId.ShouldBe(scene.TicketId);
        (await scene.TicketAsync(scene.TicketId)).Status.ShouldBe(TicketStatus.Open);

        await scene.WriteAsync((db, ct) => CloseTicket.Handle(db, scene.Ines, new(scene.TicketId), ct));
        scene.Now += Duration.FromDays(4);
        (await scene.MailAsync(MailScene.Alice, "pass", answer)).TicketId.ShouldBe(scene.TicketId);

        await scene.WriteAsync((db, ct) => ResolveTicket.Handle(db, scene.Ines, new(scene.TicketId), ct));
        scene.Now += Duration.FromDays(11);
        var late = await scene.MailAsync(MailScene.Alice, "pass", answer);
        late.OpenedNew.ShouldBeTrue();
        late.HeldForCheck.ShouldBeFalse();
        (await scene.TicketAsync(late.TicketId)).RelatedId.ShouldBe(scene.TicketId);
    }

    [Theory, OnBothDatabases]
    public async Task A_merged_ticket_leads_on_and_an_unknown_one_is_a_new_matter(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        var other = await scene.MailAsync(MailScene.Alice, "pass", subject: "The same sail");
        await scene.WriteAsync(
            (db, ct) => MergeTickets.Handle(db, scene.Ines, new(scene.TicketId, other.TicketId), ct)
        );
        var followed = await scene.MailAsync(MailScene.Alice, "pass", subject: $"Re: #{other.Number}");
        followed.TicketId.ShouldBe(scene.TicketId);

        var gone = await scene.MailAsync(MailScene.Alice, "pass", "In-Reply-To: <gone@quay.example>", "Re: #999999");
        gone.OpenedNew.ShouldBeTrue();
        gone.HeldForCheck.ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task Mail_that_reopens_a_ticket_again_and_again_stops_reopening_it(DatabaseKind kind)
    {
        await using var scene = await MailScene.OpenAsync(kind);
        await scene.SetRulesAsync(rules => rules with { MostReopenings = 2 });
        for (var turn = 0; turn < 3; turn++)
        {
            await scene.WriteAsync((db, ct) => ResolveTicket.Handle(db, scene.Ines, new(scene.TicketId), ct));
            await scene.MailAsync(MailScene.Alice, "pass", $"In-Reply-To: <{scene.Answer}>");
            (await scene.TicketAsync(scene.TicketId)).Status.ShouldBe(
                turn < 2 ? TicketStatus.Open : TicketStatus.Resolved
            );
            if (turn == 2)
            {
                break;
            }
        }

        (await scene.NotesAsync(scene.TicketId)).ShouldHaveSingleItem().Letter.ShouldBe(DeskNotes.ReopenedTooOften);
    }

    [Theory]
    [InlineData("Re: #12", 12)]
    [InlineData("AW: We have it (#12)", 12)]
    [InlineData("VS: [#12]: sail", 12)]
    [InlineData("#12. And more", 12)]
    [InlineData("C#12", null)]
    [InlineData("order-#12", null)]
    [InlineData("#12a", null)]
    [InlineData("#12.5 metres", null)]
    [InlineData("#12-3", null)]
    [InlineData("##12", null)]
    [InlineData("#0012", null)]
    [InlineData("#1234567890123", null)]
    [InlineData("# 12", null)]
    [InlineData("12", null)]
    public void A_number_in_a_subject_is_a_word_of_its_own(string subject, int? number) =>
        SubjectNumber.Find(subject, "#").ShouldBe(number);

    [Fact]
    public void A_prefix_of_ones_own_is_found_in_any_case_and_an_empty_one_never()
    {
        SubjectNumber.Find("Re: ticket#7 again", "Ticket#").ShouldBe(7);
        SubjectNumber.Find("Re: #7 again", "Ticket#").ShouldBeNull();
        SubjectNumber.Find("Re: 7 again", "").ShouldBeNull();
    }
}
