using System.Text;
using System.Text.Json;
using Charter.Channels.Email;
using Charter.Desk.Conversations;
using Charter.Desk.Journal;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;

namespace Charter.Channels.Tests.Email;

/// <summary>A provider's word that a receiver did not want our mail is told, and with it whether anything proves it.</summary>
public sealed class ComplaintTests
{
    [Theory, OnBothDatabases]
    public async Task A_complaint_is_proven_by_the_address_that_only_that_receivers_copy_came_from(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var reader = new EmailReader(bench.Files, bench.Addresses, bench.Bounces);
        await bench.TakeAsync(
            reader,
            Raw(
                "first",
                $"From: Nils <nils@sea.example>\nTo: {ChannelBench.Address}\nSubject: A sail\nMessage-ID: <first@sea.example>\n\nIt is torn.\n"
            )
        );
        var letter = await bench.ReadAsync(db =>
            db.Messages.SingleAsync(m => m.Letter == "acknowledgement" && m.Delivery == DeliveryState.Queued)
        );
        var address = bench.Bounces.For(ChannelBench.Address, letter.Id, "nils@sea.example")!;
        string[] senders =
        [
            address,
            ChannelBench.Address,
            bench.Bounces.For(ChannelBench.Address, letter.Id, "eve@sea.example")!,
        ];

        foreach (var sender in senders)
        {
            var told = await bench.TakeAsync(reader, Raw(sender, Report(letter.ExternalId!, sender)));
            told.State.ShouldBe(IntakeState.Ignored);
        }

        var notes = await bench.ReadAsync(db =>
            db.Messages.Where(m => m.TicketId == letter.TicketId && m.Text.Contains("unwanted"))
                .OrderBy(m => m.Id)
                .Select(m => m.Text)
                .ToListAsync()
        );
        notes.Count.ShouldBe(3);
        notes[0].ShouldStartWith("nils@sea.example reported");
        notes[1].ShouldContain("Nothing proves who made the report.");
        notes[2].ShouldContain("Nothing proves who made the report.");
        (await bench.ReadAsync(db => db.CustomerAddresses.CountAsync(a => a.BouncedAt != null))).ShouldBe(0);
    }

    private static string Report(string messageId, string sender) =>
        $"""
            From: feedback@provider.example
            To: {ChannelBench.Address}
            Subject: complaint
            Message-ID: <{Guid.NewGuid():N}@provider.example>
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary=b

            --b
            Content-Type: text/plain

            A complaint.

            --b
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            User-Agent: x/1
            Version: 1
            Original-Mail-From: <{sender}>

            --b
            Content-Type: text/rfc822-headers

            Message-ID: <{messageId}>

            --b--

            """;

    private static RawIntake Raw(string id, string mail) =>
        new(
            Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n")),
            id,
            JsonSerializer.Serialize(
                new MailEnvelope("x@provider.example", [ChannelBench.Address]),
                JournalJson.Options
            ),
            TestDesk.Now
        );
}
