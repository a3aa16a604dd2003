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
        var reader = new EmailReader(bench.Files, bench.Addresses, bench.Bounces);
        await bench.TakeAsync(reader, FromNils("first"));
        var letter = await bench.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.Letter == "acknowledgement" && m.Delivery == DeliveryState.Queued)
        );

        var report = await bench.TakeAsync(reader, await ReportAsync(bench, letter.ExternalId!, "nils@sea.example"));

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
        var reader = new EmailReader(bench.Files, bench.Addresses, bench.Bounces);
        await bench.TakeAsync(reader, FromNils("first"));
        var letter = await bench.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.Letter == "acknowledgement" && m.Delivery == DeliveryState.Queued)
        );

        await bench.TakeAsync(reader, await ReportAsync(bench, letter.ExternalId!, "ines@quay.example"));

        (await bench.ReadAsync(db => db.CustomerAddresses.CountAsync(a => a.BouncedAt != null))).ShouldBe(0);
    }

    private static RawIntake FromNils(string id) =>
        Raw(
            "nils@sea.example",
            id,
            $"From: Nils <nils@sea.example>\nTo: {ChannelBench.Address}\nSubject: A sail\nMessage-ID: <{id}@sea.example>\n\nIt is torn.\n"
        );

    [Theory, OnBothDatabases]
    public async Task A_report_that_anybody_could_have_written_is_noted_and_stops_nothing(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var reader = new EmailReader(bench.Files, bench.Addresses, bench.Bounces);
        await bench.TakeAsync(reader, FromNils("first"));
        var letter = await bench.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.Letter == "acknowledgement" && m.Delivery == DeliveryState.Queued)
        );

        // Somebody in copy knows the Message-ID, and the address for reports about their own copy.
        foreach (
            var to in new[]
            {
                ChannelBench.Address,
                bench.Bounces.For(ChannelBench.Address, letter.Id, "eve@sea.example")!,
            }
        )
        {
            (await bench.TakeAsync(reader, Report(letter.ExternalId!, "nils@sea.example", to))).State.ShouldBe(
                IntakeState.Ignored
            );
        }

        (
            await bench.ReadAsync(db => db.CustomerAddresses.CountAsync(a => a.BouncedAt != null || a.SoftBounces > 0))
        ).ShouldBe(0);
        (await bench.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == letter.Id))).Delivery.ShouldBe(
            DeliveryState.Queued
        );
        var notes = await bench.ReadAsync(db =>
            db.Messages.Where(m => m.Direction == MessageDirection.Note)
                .Select(m => new { m.Letter, m.Text })
                .ToListAsync()
        );
        notes.Count.ShouldBe(2);
        notes.ShouldAllBe(n => n.Letter == DeskNotes.SaidToHaveComeBack);
        notes.ShouldAllBe(n => n.Text.StartsWith("Somebody says that mail to nils@sea.example came back"));
    }

    [Fact]
    public void An_address_for_reports_proves_one_message_and_one_recipient()
    {
        var addresses = new BounceAddresses([1, 2, 3]);
        var made = addresses.For("Help+old@quay.example", long.MaxValue, "Nils@sea.example").ShouldNotBeNull();
        made.ShouldStartWith("Help+b");
        BounceAddresses.MessageIn(made).ShouldBe(long.MaxValue);
        addresses.Proves(made.ToUpperInvariant(), long.MaxValue, "nils@SEA.example").ShouldBeTrue();
        addresses.Proves(made, long.MaxValue, "eve@sea.example").ShouldBeFalse();
        addresses.Proves(made, long.MaxValue - 1, "nils@sea.example").ShouldBeFalse();
        new BounceAddresses([3, 2, 1]).Proves(made, long.MaxValue, "nils@sea.example").ShouldBeFalse();
        ReplyAddress.TokenIn(made).ShouldBeNull();
        addresses.For(new string('x', 40) + "@quay.example", 1, "a@b.example").ShouldBeNull();
        BounceAddresses.MessageIn("help@quay.example").ShouldBeNull();
        BounceAddresses.MessageIn("help+" + new string('b', 30)).ShouldBeNull();
    }

    private static async Task<RawIntake> ReportAsync(ChannelBench bench, string messageId, string recipient) =>
        Report(messageId, recipient, await bench.BounceAddressAsync(messageId, "nils@sea.example"));

    private static RawIntake Report(string messageId, string recipient, string to) =>
        Raw(
            "",
            $"report-{to}",
            $"""
            From: MAILER-DAEMON@mx.sea.example
            To: {to}
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
