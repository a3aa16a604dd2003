using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Charter.Channels.Email;
using Charter.Channels.WebForm;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Mail.Mime;
using Charter.Mail.Smtp;
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
        await using var server = SmtpListener.Start(
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

    private static OutboxWorker WorkerOf(ChannelBench bench) =>
        new(
            bench.Desk.Database.Outbox,
            bench.Desk.Writes,
            [new MailEffect(bench.Desk.Reads, bench.Files, bench.Sender(), bench.Bounces)],
            (_, _, _, _) => Task.CompletedTask,
            TimeProvider.System
        );
}
