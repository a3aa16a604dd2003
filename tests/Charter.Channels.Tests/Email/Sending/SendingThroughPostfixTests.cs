using Charter.Channels.Tests.Email.Fetching;
using Charter.Desk.Conversations;
using Charter.Desk.Deliveries;
using Charter.Desk.Settings;
using Charter.Mail.Mime;
using Charter.Mail.Tests.Fetching;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using MailSecurity = Charter.Desk.Settings.MailSecurity;
using OutgoingMail = Charter.Desk.Conversations.OutgoingMail;

namespace Charter.Channels.Tests.Email.Sending;

/// <summary>Mail leaves through a real Postfix, and what Postfix says about it is what the ticket says.</summary>
public sealed class SendingThroughPostfixTests(PostfixServer postfix) : IClassFixture<PostfixServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task The_acknowledgement_and_the_answer_arrive_and_the_ticket_says_so(DatabaseKind kind)
    {
        await using var scene = await SendingScene.OpenAsync(kind, postfix.Plain);
        var answer = await scene.AnswerAsync("It will be mended on Monday.\n\n.\n..two dots\nÄ sail");
        await scene.SendAsync();

        var said = await scene.MessageAsync(answer);
        said.Delivery.ShouldBe(DeliveryState.Sent);
        said.DeliveryDetail.ShouldNotBeNull().ShouldContain("queued as");
        var mails = (await postfix.MailsOfAsync(scene.Customer, 2)).Select(m => MailReader.Read(m)).ToList();
        mails.Count(m => m.Headers.Value("Auto-Submitted") == "auto-replied").ShouldBe(1);
        var arrived = mails.Single(m => m.MessageId == said.ExternalId);
        arrived.Text.TrimEnd().ShouldBe("It will be mended on Monday.\n\n.\n..two dots\nÄ sail");
        arrived.InReplyTo.ShouldBe("first@acme.example");
        var reportsTo = arrived.Headers.Value("Return-Path").ShouldNotBeNull().Trim('<', '>');
        scene.Bench.Bounces.Proves(reportsTo, answer, scene.Customer).ShouldBeTrue();
    }

    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task A_certificate_that_nobody_vouches_for_stops_mail_until_a_person_trusts_that_one(
        MailSecurity security
    )
    {
        var port = security == MailSecurity.Tls ? postfix.Smtps : postfix.Submission;
        await using var scene = await SendingScene.OpenAsync(DatabaseKind.Sqlite, port);
        await scene.RouteAsync(r =>
            (r.Security, r.User, r.Secret) = (security, DovecotServer.NewAccount(), DovecotServer.Password)
        );
        await scene.SendAsync();
        postfix.MailsOf(scene.Customer).ShouldBeEmpty();
        var waits = await scene.Bench.ReadAsync(db => db.Outbox.SingleAsync(Cancel));
        waits.State.ShouldBe(OutboxState.Waiting);
        waits.LastError.ShouldNotBeNull().ShouldContain("certificate");

        await scene.RouteAsync(r => r.TrustedCertificate = new string('0', 64));
        await scene.SendAgainAsync();
        postfix.MailsOf(scene.Customer).ShouldBeEmpty();

        await scene.RouteAsync(r => r.TrustedCertificate = postfix.CertificateFingerprint);
        await scene.SendAgainAsync();
        await postfix.MailsOfAsync(scene.Customer, 1);
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_mail_waits_for_the_right_one()
    {
        await using var scene = await SendingScene.OpenAsync(DatabaseKind.Sqlite, postfix.PlainSignIn);
        await scene.RouteAsync(r => (r.User, r.Secret) = ("u1", "wrong"));
        await scene.SendAsync();
        var route = await scene.Bench.ReadAsync(db => db.MailRoutes.SingleAsync(Cancel));
        route.LastError.ShouldNotBeNull().ShouldContain("535");
        (await scene.Bench.ReadAsync(db => db.Outbox.SingleAsync(Cancel))).State.ShouldBe(OutboxState.Waiting);

        await scene.RouteAsync(r => r.Secret = DovecotServer.Password);
        await scene.SendAgainAsync();

        await postfix.MailsOfAsync(scene.Customer, 1);
        (await scene.Bench.ReadAsync(db => db.MailRoutes.SingleAsync(Cancel))).LastError.ShouldBeNull();
    }

    [Fact]
    public async Task Who_does_not_sign_in_where_it_is_asked_for_is_told_so_and_no_recipient_is_blamed()
    {
        await using var scene = await SendingScene.OpenAsync(DatabaseKind.Sqlite, postfix.PlainSignIn);
        await scene.SendAsync();

        var waits = await scene.Bench.ReadAsync(db => db.Outbox.SingleAsync(Cancel));
        (waits.State, waits.Attempts).ShouldBe((OutboxState.Waiting, 1));
        (await scene.AddressAsync()).BouncedAt.ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task A_recipient_whom_nobody_knows_is_refused_in_the_ticket_and_the_address_is_marked(
        DatabaseKind kind
    )
    {
        await using var scene = await SendingScene.OpenAsync(kind, postfix.Plain, "gone@acme.example");
        var answer = await scene.AnswerAsync();
        await scene.SendAsync();

        var said = await scene.MessageAsync(answer);
        said.Delivery.ShouldBe(DeliveryState.Refused);
        said.DeliveryDetail.ShouldNotBeNull().ShouldContain("User unknown");
        var address = await scene.AddressAsync();
        (address.BouncedAt is not null, address.BounceIsHard).ShouldBe((true, true));
        address.BounceDetail.ShouldNotBeNull().ShouldContain("550");
        (await scene.NotesAsync()).ShouldAllBe(n => n.Contains("nothing more is sent there", StringComparison.Ordinal));

        // Tried again by a person, it is refused again, and not taken for done.
        await scene.WriteAsync((db, ct) => RetryMessage.Handle(db, scene.Ines, new(scene.TicketId, answer), ct));
        await scene.SendAsync();
        (await scene.MessageAsync(answer)).Delivery.ShouldBe(DeliveryState.Refused);
    }

    [Theory, OnBothDatabases]
    public async Task A_greylisted_recipient_is_tried_again_and_who_has_it_is_not_sent_it_twice(DatabaseKind kind)
    {
        await using var scene = await SendingScene.OpenAsync(kind, postfix.Plain);
        await scene.SendAsync();
        var copy = PostfixServer.NewRecipient();
        var answer = await scene.AnswerAsync("For both.", copy);
        postfix.Policy.Judge = to => to == copy ? "450 4.2.0 Greylisted, come again" : null;
        await scene.SendAsync();
        (await scene.MessageAsync(answer)).Delivery.ShouldBe(DeliveryState.Queued);
        (await scene.ItemOfAsync(answer)).LastError.ShouldNotBeNull().ShouldContain("Greylisted");

        postfix.Policy.Judge = _ => null;
        await scene.SendAgainAsync();

        (await scene.MessageAsync(answer)).Delivery.ShouldBe(DeliveryState.Sent);
        await postfix.UntilEmptyAsync();
        postfix.MailsOf(copy).Count.ShouldBe(1);
        postfix.MailsOf(scene.Customer).Count.ShouldBe(2, "the acknowledgement and the answer");
    }

    [Fact]
    public async Task Somebody_in_copy_who_is_refused_is_told_and_the_customer_has_it_all_the_same()
    {
        await using var scene = await SendingScene.OpenAsync(DatabaseKind.Sqlite, postfix.Plain);
        var answer = await scene.AnswerAsync("For both.", "gone@acme.example");
        await scene.SendAsync();

        (await scene.MessageAsync(answer)).Delivery.ShouldBe(DeliveryState.Sent);
        (await scene.NotesAsync()).ShouldHaveSingleItem().ShouldContain("gone@acme.example");
        (await scene.AddressAsync()).BouncedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_mail_that_is_too_large_for_every_server_is_refused_at_once_and_the_server_is_not_blamed()
    {
        await using var scene = await SendingScene.OpenAsync(DatabaseKind.Sqlite, postfix.Plain);
        await scene.SendAsync();
        var answer = await scene.AnswerAsync(file: new byte[PostfixServer.LargestMail]);
        await scene.SendAsync();

        var said = await scene.MessageAsync(answer);
        said.Delivery.ShouldBe(DeliveryState.Refused);
        said.DeliveryDetail.ShouldNotBeNull().ShouldContain("552");
        var route = await scene.Bench.ReadAsync(db => db.MailRoutes.SingleAsync(Cancel));
        route.LastError.ShouldBeNull();
        (await scene.AddressAsync()).BouncedAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("RCPT TO")]
    [InlineData("DATA")]
    [InlineData("It will be mended.")]
    public async Task A_line_that_is_cut_before_the_mail_is_whole_sends_it_once_in_the_end(string word)
    {
        await using var proxy = new FaultProxy(postfix.Plain);
        await using var scene = await SendingScene.OpenAsync(DatabaseKind.Sqlite, proxy.Port);
        await scene.SendAsync();
        var answer = await scene.AnswerAsync();
        proxy.CutWhenClientSays = word;
        await scene.SendAsync();
        proxy.Faults.ShouldBe(1);
        (await scene.MessageAsync(answer)).Delivery.ShouldBe(DeliveryState.Queued);

        proxy.CutWhenClientSays = null;
        await scene.SendAgainAsync();

        (await scene.MessageAsync(answer)).Delivery.ShouldBe(DeliveryState.Sent);
        await postfix.UntilEmptyAsync();
        postfix.MailsOf(scene.Customer).Count.ShouldBe(2, "the acknowledgement and the answer");
    }

    [Theory]
    [InlineData("250-PIPELINING")]
    [InlineData("354 End data")]
    public async Task Half_an_answer_is_no_answer_and_the_mail_is_sent_once_in_the_end(string word)
    {
        await using var proxy = new FaultProxy(postfix.Plain) { CutWhenServerSays = word };
        await using var scene = await SendingScene.OpenAsync(DatabaseKind.Sqlite, proxy.Port);
        await scene.SendAsync();
        proxy.Faults.ShouldBe(1);

        proxy.CutWhenServerSays = null;
        await scene.SendAgainAsync();

        await postfix.UntilEmptyAsync();
        postfix.MailsOf(scene.Customer).Count.ShouldBe(1);
    }

    // Nobody can know whether it was taken. It is sent again rather than lost, as the same mail under the same id, by
    // which the receiver knows it; and never by another server meanwhile.
    [Theory, OnBothDatabases]
    public async Task A_line_that_is_cut_after_the_mail_was_whole_sends_the_very_same_mail_again_and_says_so(
        DatabaseKind kind
    )
    {
        await using var other = Server.Start();
        await using var proxy = new FaultProxy(postfix.Plain) { CutWhenServerSays = "queued as" };
        await using var scene = await SendingScene.OpenAsync(kind, proxy.Port);
        var fields = new MailRouteFields("other", "127.0.0.1", other.Port, MailSecurity.None, "", true, []);
        await scene.WriteAsync((db, ct) => SaveMailRoute.Handle(db, scene.Ines, new(null, fields, null), ct));
        await scene.SendAsync();
        proxy.Faults.ShouldBe(1);
        other.Taken.ShouldBeEmpty();
        (await scene.SendingsAsync()).ShouldHaveSingleItem().MayHaveLeft.ShouldBeTrue();

        proxy.CutWhenServerSays = null;
        await scene.SendAgainAsync();

        var mails = (await postfix.MailsOfAsync(scene.Customer, 2)).Select(m => MailReader.Read(m)).ToList();
        mails.Select(m => m.MessageId).Distinct().Count().ShouldBe(1);
        mails.Select(m => m.Text).Distinct().Count().ShouldBe(1);
        other.Taken.ShouldBeEmpty();
        var acknowledgement = await scene.Bench.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.Delivery == DeliveryState.Sent, Cancel)
        );
        acknowledgement.DeliveryDetail.ShouldNotBeNull().ShouldStartWith(OutgoingMail.MayHaveArrivedTwice);
    }

    [Fact]
    public async Task A_line_that_is_cut_before_the_mail_is_whole_leaves_no_doubt()
    {
        await using var proxy = new FaultProxy(postfix.Plain) { CutWhenClientSays = "DATA" };
        await using var scene = await SendingScene.OpenAsync(DatabaseKind.Sqlite, proxy.Port);
        await scene.SendAsync();
        (await scene.SendingsAsync()).ShouldHaveSingleItem().MayHaveLeft.ShouldBeFalse();

        proxy.CutWhenClientSays = null;
        await scene.SendAgainAsync();

        var sent = await scene.Bench.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.Delivery == DeliveryState.Sent, Cancel)
        );
        sent.DeliveryDetail.ShouldNotBeNull().ShouldNotContain("may have arrived");
    }

    [Theory, OnBothDatabases]
    public async Task What_a_node_was_sending_when_it_died_is_sent_again_and_the_ticket_says_that_it_may_have_arrived(
        DatabaseKind kind
    )
    {
        await using var scene = await SendingScene.OpenAsync(kind, postfix.Plain);
        await scene.Bench.Desk.Database.Outbox.ClaimAsync(8, "a node that died", NodaTime.Duration.Zero, Cancel);

        await scene.SendAgainAsync();

        var sent = await scene.Bench.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.Delivery == DeliveryState.Sent, Cancel)
        );
        sent.DeliveryDetail.ShouldNotBeNull().ShouldStartWith(OutgoingMail.MayHaveArrivedTwice);
    }

    [Theory, OnBothDatabases]
    public async Task A_mail_that_a_sender_sends_us_twice_because_the_line_was_cut_is_filed_once(DatabaseKind kind)
    {
        await using var scene = await SendingScene.OpenAsync(kind, postfix.Plain);
        var mail =
            $"From: Nils <{scene.Customer}>\r\nTo: {ChannelBench.Address}\r\nSubject: A mast\r\nMessage-ID: <second@acme.example>\r\nDate: Tue, 3 Mar 2026 10:00:00 +0000\r\n\r\nIt is bent.\r\n";
        await scene.TakeAsync($"Received: from a by b with SMTP id 1; Tue, 3 Mar 2026 10:00:01 +0000\r\n{mail}");

        await scene.TakeAsync($"Received: from a by b with SMTP id 2; Tue, 3 Mar 2026 10:05:01 +0000\r\n{mail}");

        (
            await scene.Bench.ReadAsync(db => db.Messages.CountAsync(m => m.Text.Contains("It is bent."), Cancel))
        ).ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_cant_be_reached_is_passed_over_for_the_next()
    {
        await using var proxy = new FaultProxy(postfix.Plain) { CutWhenServerSays = "220" };
        await using var scene = await SendingScene.OpenAsync(DatabaseKind.Sqlite, proxy.Port);
        var fields = new MailRouteFields("spare", "127.0.0.1", postfix.Plain, MailSecurity.None, "", true, []);
        await scene.WriteAsync((db, ct) => SaveMailRoute.Handle(db, scene.Ines, new(null, fields, null), ct));

        await scene.SendAsync();

        await postfix.MailsOfAsync(scene.Customer, 1);
        (await scene.Bench.ReadAsync(db => db.Outbox.SingleAsync(Cancel))).State.ShouldBe(OutboxState.Done);
    }

    [Theory, OnBothDatabases]
    public async Task While_no_server_is_set_up_mail_waits_without_using_up_tries_and_leaves_after_set_up(
        DatabaseKind kind
    )
    {
        await using var scene = await SendingScene.OpenAsync(kind, postfix.Plain);
        await scene.RouteAsync(r => r.IsEnabled = false);
        for (var i = 0; i < DeliverySchedule.MostAttempts + 1; i++)
        {
            await scene.SendAgainAsync();
        }

        var waits = await scene.Bench.ReadAsync(db => db.Outbox.SingleAsync(Cancel));
        (waits.State, waits.Attempts, waits.LastError).ShouldBe((OutboxState.Waiting, 0, OutgoingMail.NoWayOut));
        waits.DueAt.ShouldBeGreaterThan(NodaTime.Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));

        var route = (await scene.Bench.ReadAsync(db => ListMailRoutes.Run(db, scene.Ines, default, Cancel))).Value[0];
        var fields = route.Fields with { IsEnabled = true };
        await scene.WriteAsync(
            (db, ct) => SaveMailRoute.Handle(db, scene.Ines, new(route.Id, fields, null, route.Version), ct)
        );
        await scene.SendAsync();

        await postfix.MailsOfAsync(scene.Customer, 1);
    }
}
