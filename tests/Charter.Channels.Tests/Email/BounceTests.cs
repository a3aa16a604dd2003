using System.Text;
using System.Text.Json;
using Charter.Channels.Email;
using Charter.Desk.Conversations;
using Charter.Desk.Journal;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Channels.Tests.Email;

/// <summary>Mail that comes back is told to the agent, stops what would be sent in vain, and proves nothing by itself.</summary>
public sealed class BounceTests
{
    [Theory, OnBothDatabases]
    public async Task An_address_that_refuses_for_good_gets_no_more_mail_until_its_owner_writes(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var reader = new EmailReader(bench.Files, bench.Addresses);
        await bench.TakeAsync(reader, FromNils("first"));
        var letter = await bench.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.Letter == "acknowledgement" && m.Delivery == DeliveryState.Queued)
        );

        var report = await bench.TakeAsync(reader, Report(letter.ExternalId!, "nils@sea.example"));

        report.State.ShouldBe(IntakeState.Ignored);
        var address = await bench.ReadAsync(db => db.CustomerAddresses.SingleAsync(a => a.Value == "nils@sea.example"));
        address.BouncedAt.ShouldNotBeNull();
        var told = await bench.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == letter.Id));
        told.Delivery.ShouldBe(DeliveryState.Refused);
        told.DeliveryDetail!.ShouldContain("no such user");

        await bench.TakeAsync(reader, FromNils("second"));

        address = await bench.ReadAsync(db => db.CustomerAddresses.SingleAsync(a => a.Value == "nils@sea.example"));
        address.BouncedAt.ShouldBeNull();
        var kinds = await bench.ReadAsync(db =>
            db.Journal.Where(r => r.Kind.StartsWith("customer.address"))
                .OrderBy(r => r.Seq)
                .Select(r => r.Kind)
                .ToListAsync()
        );
        kinds.ShouldBe(["customer.address_bounced", "customer.address_restored"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_report_about_another_address_marks_nobody(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var reader = new EmailReader(bench.Files, bench.Addresses);
        await bench.TakeAsync(reader, FromNils("first"));
        var letter = await bench.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.Letter == "acknowledgement" && m.Delivery == DeliveryState.Queued)
        );

        await bench.TakeAsync(reader, Report(letter.ExternalId!, "ines@quay.example"));

        (await bench.ReadAsync(db => db.CustomerAddresses.CountAsync(a => a.BouncedAt != null))).ShouldBe(0);
    }

    private static RawIntake FromNils(string id) =>
        Raw(
            "nils@sea.example",
            id,
            $"From: Nils <nils@sea.example>\nTo: {ChannelBench.Address}\nSubject: A sail\nMessage-ID: <{id}@sea.example>\n\nIt is torn.\n"
        );

    private static RawIntake Report(string messageId, string recipient) =>
        Raw(
            "",
            "report",
            $"""
            From: MAILER-DAEMON@mx.sea.example
            To: {ChannelBench.Address}
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain

            It could not be delivered.

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.sea.example

            Final-Recipient: rfc822; {recipient}
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 no such user

            --b
            Content-Type: text/rfc822-headers

            Message-ID: <{messageId}>
            Subject: We have your message

            --b--

            """
        );

    private static RawIntake Raw(string from, string id, string mail) =>
        new(
            Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n")),
            id,
            JsonSerializer.Serialize(new MailEnvelope(from, []), JournalJson.Options),
            TestDesk.Now + Duration.FromMinutes(1)
        );
}
