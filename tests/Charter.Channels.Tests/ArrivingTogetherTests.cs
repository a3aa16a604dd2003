using System.Text;
using Charter.Desk;
using Charter.Desk.Automation;
using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage.Verification;
using Charter.Policy;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Channels.Tests;

/// <summary>What arrives at once shares a write, and comes to what it would have come to by itself.</summary>
public sealed class ArrivingTogetherTests
{
    // The first writes that are held; what comes after them waits together.
    private const int Ahead = 2;

    [Theory, OnBothDatabases]
    public async Task Many_share_a_write_and_each_has_its_ticket_with_the_same_history(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var alone = await TakeAsync(bench, new HeldGate(bench.Desk.Writes), [Mail("alone")]);
        var gate = new HeldGate(bench.Desk.Writes);

        var taken = await TakeAsync(bench, gate, [.. Enumerable.Range(1, 30).Select(i => Mail($"customer{i}"))]);

        gate.Writes.ShouldBe(Ahead + 1);
        var expected = await HistoryAsync(bench, alone[0].Filed!.TicketId);
        expected.ShouldContain("ticket.opened");
        expected.ShouldContain("acknowledgement.sent");
        foreach (var one in taken)
        {
            one.State.ShouldBe(IntakeState.Filed);
            one.Filed!.OpenedNew.ShouldBeTrue();
            (await HistoryAsync(bench, one.Filed.TicketId)).ShouldBe(expected);
        }

        await ShouldBeSoundAsync(bench, tickets: 31);
    }

    [Theory, OnBothDatabases]
    public async Task One_that_can_not_be_filed_hurts_only_itself(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var mails = Enumerable.Range(1, 10).Select(i => Mail($"customer{i}")).ToList();
        // A fault of ours, and something that is refused.
        mails[4] = mails[4] with
        {
            Files = null!,
        };
        mails[7] = mails[7] with { DepartmentId = 999_999_999 };

        var taken = await TakeAsync(bench, new HeldGate(bench.Desk.Writes), mails, isRefusedAt: 7);

        taken.Count(t => t.State == IntakeState.Filed).ShouldBe(8);
        taken[4].State.ShouldBe(IntakeState.Quarantined);
        await ShouldBeSoundAsync(bench, tickets: 8);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_mail_many_times_is_filed_once(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);

        var taken = await TakeAsync(
            bench,
            new HeldGate(bench.Desk.Writes),
            [.. Enumerable.Repeat(Mail("customer"), 8)]
        );

        taken.Count(t => t.Filed is not null).ShouldBe(1);
        await ShouldBeSoundAsync(bench, tickets: 1);
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_that_comes_with_what_it_answers_joins_it(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var question = Mail("ada");
        var more = Mail("ada", "more") with { Thread = new ThreadHints(null, [question.ExternalId!], null) };

        var taken = await TakeAsync(
            bench,
            new HeldGate(bench.Desk.Writes),
            [Mail("first"), Mail("second"), question, Mail("third"), more]
        );

        taken[4].Filed!.TicketId.ShouldBe(taken[2].Filed!.TicketId);
        taken[4].Filed!.OpenedNew.ShouldBeFalse();
        await ShouldBeSoundAsync(bench, tickets: 4);
    }

    [Theory, OnBothDatabases]
    public async Task The_cap_on_letters_to_one_customer_holds_however_fast_they_write(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);

        await TakeAsync(
            bench,
            new HeldGate(bench.Desk.Writes),
            [.. Enumerable.Range(1, SendDemandedLetters.MostInAnHour + 5).Select(i => Mail("ada", $"mail{i}"))]
        );

        // The ticket that set-up opens to rehearse has a letter of its own.
        var letters = await bench.ReadAsync(db =>
            db.Messages.CountAsync(m =>
                m.Direction == MessageDirection.Outbound && db.Tickets.Any(t => t.Id == m.TicketId && !t.IsTest)
            )
        );
        letters.ShouldBe(SendDemandedLetters.MostInAnHour);
        await ShouldBeSoundAsync(bench, tickets: SendDemandedLetters.MostInAnHour + 5);
    }

    [Theory, OnBothDatabases]
    public async Task Two_addresses_of_one_customer_do_not_share_a_write(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var first = await TakeAsync(bench, new HeldGate(bench.Desk.Writes), [Mail("ada")]);
        var other = new AddAddress.Request(
            await bench.ReadAsync(db =>
                db.Tickets.Where(t => t.Id == first[0].Filed!.TicketId).Select(t => t.CustomerId).SingleAsync()
            ),
            AddressKind.Email,
            "ada.home@sea.example"
        );
        (
            await bench.Desk.WriteAsync((db, ct) => AddAddress.Handle(db, Actor.System("test"), other, ct))
        ).Refusal.ShouldBeNull();
        var gate = new HeldGate(bench.Desk.Writes);

        await TakeAsync(
            bench,
            gate,
            [Mail("one"), Mail("two"), Mail("ada", "again"), Mail("ada.home", "from home"), Mail("three")]
        );

        // Tried together, then each by itself.
        gate.Writes.ShouldBe(Ahead + 1 + 3);
        await ShouldBeSoundAsync(bench, tickets: 6);
    }

    private static FileIncoming.Request Mail(string from, string id = "mail") =>
        new(
            ServedSubject.Email,
            IntakeId: null,
            $"{id}.{from}@sea.example",
            new Sender(AddressKind.Email, $"{from}@sea.example", "Ada"),
            "A sail",
            "It is torn.",
            "It is torn.",
            Html: null,
            [],
            IsAutomatic: false,
            ThreadHints.None
        );

    private static async Task<List<ChannelIntake.Result>> TakeAsync(
        ChannelBench bench,
        HeldGate gate,
        IReadOnlyList<FileIncoming.Request> mails,
        int isRefusedAt = -1
    )
    {
        var intake = bench.IntakeBy(gate, bench.Desk.Reads);
        var all = new List<Task<Outcome<ChannelIntake.Result>>>();
        foreach (var mail in mails)
        {
            var raw = new RawIntake(
                Encoding.UTF8.GetBytes(mail.ExternalId!),
                mail.ExternalId,
                "{}",
                TestDesk.Now + Duration.FromMinutes(1)
            );
            all.Add(intake.TakeAsync(new SaidReader(mail), raw, CancellationToken.None));

            // Each is read and waits before the next comes, so that their order is that of the list.
            while (gate.Writes + intake.Waiting < all.Count)
            {
                await Task.Delay(1);
            }
        }

        gate.Open();
        var outcomes = await Task.WhenAll(all);
        for (var i = 0; i < outcomes.Length; i++)
        {
            (outcomes[i].Refusal is not null).ShouldBe(i == isRefusedAt, outcomes[i].Refusal?.Reason ?? "");
        }

        return [.. outcomes.Select(o => o.Refusal is null ? o.Value : new(IntakeState.Received, null))];
    }

    private static Task<List<string>> HistoryAsync(ChannelBench bench, long ticketId) =>
        bench.ReadAsync(db =>
            db.Journal.Where(r => r.TicketId == ticketId).OrderBy(r => r.TicketSeq).Select(r => r.Kind).ToListAsync()
        );

    // Numbers without gaps, and every check of verify.
    private static async Task ShouldBeSoundAsync(ChannelBench bench, int tickets)
    {
        var numbers = await bench.ReadAsync(db =>
            db.Tickets.OrderBy(t => t.Number).Select(t => t.Number).ToListAsync()
        );
        numbers.ShouldBe(Enumerable.Range(1, numbers.Count));
        (await bench.ReadAsync(db => db.Tickets.CountAsync(t => !t.IsTest))).ShouldBe(tickets);
        var verify = new VerifyDesk(
            bench.Desk.Reads,
            [.. DeskChecks.OfStorage(bench.Desk.Database, bench.Files), .. new Modules().Checks]
        );
        await foreach (var report in verify.RunAsync(TestDesk.Now, TestContext.Current.CancellationToken))
        {
            report.Findings.ShouldBeEmpty(report.Check);
        }
    }

    private sealed class SaidReader(FileIncoming.Request said) : IChannelReader
    {
        public ServedSubject Channel => said.Channel;

        public Task<IntakeReading> ReadAsync(RawIntake raw, string fileHash, CancellationToken cancellationToken) =>
            Task.FromResult<IntakeReading>(new IntakeReading.ToFile(said with { RawFileHash = fileHash }));
    }
}
