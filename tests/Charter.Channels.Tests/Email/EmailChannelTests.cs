using System.Text;
using System.Text.Json;
using Charter.Channels.Email;
using Charter.Desk.Conversations;
using Charter.Desk.Journal;
using Charter.Desk.Staff;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Channels.Tests.Email;

/// <summary>Mail keeps the promises of a channel, and some of its own.</summary>
public sealed class EmailChannelTests : ChannelContractTests
{
    private protected override IChannelReader MakeReader(ChannelBench bench) =>
        new EmailReader(bench.Files, bench.Addresses);

    private protected override RawIntake Said(string text, string externalId) =>
        Mail(
            $"From: Nils <nils@sea.example>\nTo: {ChannelBench.Address}\nSubject: A sail\nMessage-ID: <{externalId}@sea.example>",
            text,
            externalId
        );

    [Theory, OnBothDatabases]
    public async Task A_machine_gets_no_acknowledgement(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var raw = Mail(
            $"From: robot@sea.example\nTo: {ChannelBench.Address}\nSubject: Away\nAuto-Submitted: auto-replied",
            "I am away.",
            "one"
        );

        var taken = await bench.TakeAsync(MakeReader(bench), raw);

        taken.State.ShouldBe(IntakeState.Filed);
        (await bench.ReadAsync(db => db.Outbox.CountAsync())).ShouldBe(0);
        (
            await bench.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == taken.Filed!.MessageId))
        ).IsAutomatic.ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Our_own_mail_that_comes_back_is_kept_and_opens_nothing(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var filed = await bench.TakeAsync(
            MakeReader(bench),
            Mail($"From: nils@sea.example\nTo: {ChannelBench.Address}\nSubject: A sail", "Torn.", "one")
        );
        var ours = await bench.ReadAsync(db =>
            db.Messages.SingleAsync(m =>
                m.TicketId == filed.Filed!.TicketId && m.Direction == MessageDirection.Outbound
            )
        );
        var token = (await bench.ReadAsync(db => db.ReplyTokens.SingleAsync())).Token;
        string[] marks =
        [
            $"Message-ID: <{ours.ExternalId}>",
            // Some providers give every mail an id of their own.
            $"Message-ID: <1@ses.example>\nReply-To: {ReplyAddress.With(ChannelBench.Address, token)}",
        ];
        foreach (var mark in marks)
        {
            var raw = Mail(
                $"From: {ChannelBench.Address}\nTo: {ChannelBench.Address}\nSubject: Loop\n{mark}",
                "Again.",
                mark
            );
            (await bench.TakeAsync(MakeReader(bench), raw)).State.ShouldBe(IntakeState.Ignored);
        }

        (await bench.ReadAsync(db => db.Tickets.CountAsync(t => !t.IsTest))).ShouldBe(1);
        (
            await bench.ReadAsync(db =>
                db.Intakes.Where(i => i.State == IntakeState.Ignored).Select(i => i.Reason).ToListAsync()
            )
        ).ShouldBe(["our own mail coming back", "our own mail coming back"]);
    }

    [Theory, OnBothDatabases]
    public async Task Mail_to_a_departments_address_comes_to_that_department(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var raw = Mail("From: nils@sea.example\nTo: accounts@quay.example\nSubject: Bill", "Too much.", "one");

        var taken = await bench.TakeAsync(MakeReader(bench), raw);

        var ticket = await bench.ReadAsync(db => db.Tickets.SingleAsync(t => t.Id == taken.Filed!.TicketId));
        var department = await bench.ReadAsync(db => db.Departments.SingleAsync(d => d.Id == ticket.DepartmentId));
        department.Name.ShouldBe("Accounts");
    }

    [Theory, OnBothDatabases]
    public async Task An_address_that_changed_counts_from_the_next_mail_on(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        (await bench.Addresses.ReadAsync(default)).Has("bills@quay.example").ShouldBeFalse();
        var accounts = await bench.ReadAsync(db => db.Departments.SingleAsync(d => d.Name == "Accounts"));
        var change = new ChangeDepartment.Request(
            accounts.Id,
            accounts.Name,
            "bills@quay.example",
            null,
            false,
            false,
            accounts.Version
        );

        var changed = await bench.Desk.WriteAsync(
            (db, ct) => ChangeDepartment.Handle(db, Actor.System("test"), change, ct)
        );

        changed.Refusal.ShouldBeNull();
        var own = await bench.Addresses.ReadAsync(default);
        own.Has("bills@quay.example").ShouldBeTrue();
        own.Has("accounts@quay.example").ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task Bytes_that_are_no_mail_are_filed_all_the_same(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var raw = new RawIntake(
            new byte[] { 0, 255, 10, 13, 58, 0, 200 },
            "odd",
            Envelope("nils@sea.example"),
            TestDesk.Now
        );

        var taken = await bench.TakeAsync(MakeReader(bench), raw);

        taken.State.ShouldBe(IntakeState.Filed);
    }

    private static RawIntake Mail(string headers, string text, string externalId) =>
        new(
            Encoding.UTF8.GetBytes($"{headers}\n\n{text}\n".ReplaceLineEndings("\r\n")),
            externalId,
            Envelope("nils@sea.example"),
            TestDesk.Now + Duration.FromMinutes(1)
        );

    private static string Envelope(string from) =>
        JsonSerializer.Serialize(new MailEnvelope(from, []), JournalJson.Options);
}
