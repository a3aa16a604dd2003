using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Charter.Channels.Email;
using Charter.Channels.Tests.Email.Sending;
using Charter.Channels.WebForm;
using Charter.Desk.Conversations;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Mail.Mime;
using Charter.Mail.Smtp;
using Charter.Mail.Threading;
using Charter.Policy.Clocks;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Charter.Channels.Tests.Email;

/// <summary>Letters leave by SMTP, however the conversation began.</summary>
public sealed class MailEffectTests
{
    // What the outbox keeps leaves out what is null: such a letter could once not be read back, and never left.
    [Theory, OnBothDatabases]
    public async Task The_acknowledgement_of_a_form_leaves_though_it_answers_no_mail(DatabaseKind kind)
    {
        var sent = new ConcurrentQueue<ReceivedEnvelope>();
        await using var server = Start(sent);
        await using var bench = await ChannelBench.OpenAsync(kind, server.EndPoint.Port);
        var entry = new FormEntry("Nils", "nils@sea.example", "A sail", "Torn.", CaseKind.Request, "en", []);
        var raw = JsonSerializer.SerializeToUtf8Bytes(entry, JournalJson.Options);
        await bench.TakeAsync(new FormReader(), new RawIntake(raw, "one", "{}", TestDesk.Now));

        await WorkerOf(bench).RunOnceAsync(CancellationToken.None);

        var item = await bench.ReadAsync(db => db.Outbox.SingleAsync());
        item.State.ShouldBe(OutboxState.Done, item.LastError);
        var envelope = sent.ShouldHaveSingleItem();
        envelope.MailFrom.ShouldBe("");
        envelope.Recipients.ShouldBe(["nils@sea.example"]);
        var mail = MailReader.Read(envelope.Raw);
        mail.InReplyTo.ShouldBeNull();
        mail.Headers.Value("Auto-Submitted").ShouldBe("auto-replied");
        ReplyAddress.TokenIn(mail.ReplyTo.Single().Address).ShouldNotBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_goes_on_with_the_customers_thread_and_each_copy_has_an_address_for_reports(
        DatabaseKind kind
    )
    {
        var sent = new ConcurrentQueue<ReceivedEnvelope>();
        await using var server = Start(sent);
        var index = ThreadIndex.First("the customer's own");
        await using var scene = await SendingScene.OpenAsync(
            kind,
            server.EndPoint.Port,
            "nils@sea.example",
            $"Thread-Index: {index}\r\n"
        );
        var answer = await scene.AnswerAsync(copy: "ada@sea.example");

        await scene.SendAsync();

        var copies = sent.Where(e => e.MailFrom is { Length: > 0 }).ToList();
        copies.SelectMany(c => c.Recipients).ShouldBe(["nils@sea.example", "ada@sea.example"]);
        foreach (var copy in copies)
        {
            var recipient = copy.Recipients.ShouldHaveSingleItem();
            scene.Bench.Bounces.Proves(copy.MailFrom!, answer, recipient).ShouldBeTrue();
            var mail = MailReader.Read(copy.Raw);
            mail.Headers.Value("Thread-Topic").ShouldBe("A sail");
            var written = Convert.FromBase64String(mail.Headers.Value("Thread-Index").ShouldNotBeNull());
            written.Take(22).ShouldBe(Convert.FromBase64String(index));
            written.Length.ShouldBe(27);
        }
    }

    [Theory]
    [InlineData("RCPT")]
    [InlineData("DATA")]
    public async Task A_server_that_lets_an_account_send_as_itself_alone_gets_the_mail_under_the_plain_address(
        string command
    )
    {
        var sent = new ConcurrentQueue<ReceivedEnvelope>();
        var no = new SmtpReply(553, "Sender address rejected: not owned by user", "5.7.1");
        SmtpReply Says(string step, string? from) =>
            step == command && from?.Contains('+', StringComparison.Ordinal) == true ? no : SmtpReply.Ok;
        await using var server = Start(sent, Says);
        await using var scene = await SendingScene.OpenAsync(
            DatabaseKind.Sqlite,
            server.EndPoint.Port,
            "nils@sea.example"
        );
        var answer = await scene.AnswerAsync();

        await scene.SendAsync();

        (await scene.MessageAsync(answer)).Delivery.ShouldBe(DeliveryState.Sent);
        sent.ShouldContain(e => e.MailFrom == ChannelBench.Address);
        (await scene.AddressAsync()).BouncedAt.ShouldBeNull();
    }

    private static SmtpListener Start(
        ConcurrentQueue<ReceivedEnvelope> sent,
        Func<string, string?, SmtpReply>? says = null
    ) =>
        SmtpListener.Start(
            new SmtpListenerOptions
            {
                EndPoint = new IPEndPoint(IPAddress.Loopback, 0),
                CheckRecipient = (from, _, _) => ValueTask.FromResult(says?.Invoke("RCPT", from) ?? SmtpReply.Ok),
                Deliver = (envelope, _) =>
                {
                    var reply = says?.Invoke("DATA", envelope.MailFrom) ?? SmtpReply.Ok;
                    if (reply.IsSuccess)
                    {
                        sent.Enqueue(envelope);
                    }

                    return Task.FromResult(reply);
                },
            }
        );

    private static OutboxWorker WorkerOf(ChannelBench bench) =>
        new(
            bench.Desk.Database.Outbox,
            bench.Desk.Writes,
            [new MailEffect(bench.Desk.Reads, bench.Files, bench.Sender(), bench.Bounces)],
            (_, _, _, _) => Task.CompletedTask,
            TimeProvider.System
        );
}
