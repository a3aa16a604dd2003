using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Charter.Channels.Email;
using Charter.Channels.Tests.Email.Sending;
using Charter.Channels.WebForm;
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

    private static SmtpListener Start(ConcurrentQueue<ReceivedEnvelope> sent) =>
        SmtpListener.Start(
            new SmtpListenerOptions
            {
                EndPoint = new IPEndPoint(IPAddress.Loopback, 0),
                Deliver = (envelope, _) =>
                {
                    sent.Enqueue(envelope);
                    return Task.FromResult(SmtpReply.Ok);
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
