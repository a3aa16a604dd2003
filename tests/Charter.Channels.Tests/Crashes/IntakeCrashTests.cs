using System.Diagnostics;
using System.Text.Json;
using Charter.Channels.Email;
using Charter.Desk;
using Charter.Desk.Conversations;
using Charter.Desk.Storage.Files;
using Charter.Desk.Storage.Verification;
using Charter.Policy;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Charter.Channels.Tests.Crashes;

/// <summary>What happens to mail when the process dies, by the machine or by the mail.</summary>
public sealed class IntakeCrashTests
{
    private const int Rounds = 3;

    [Theory, OnBothDatabases]
    public async Task After_kill_9_in_the_middle_every_acknowledged_mail_is_there_exactly_once(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        await using var place = new CrashPlace(bench);
        var chance = new Random(4711);
        var acknowledged = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var run = await place.RunAsync([], round, killAfter: chance.Next(10, 60));
            acknowledged.AddRange(run.Acknowledged);

            var subjects = await MailsAsync(bench);
            subjects.Distinct().Count().ShouldBe(subjects.Count);
            acknowledged.Except(subjects).ShouldBeEmpty();
            await ShouldBeSoundAsync(bench, place);
        }

        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(Rounds * 10);
        (await bench.ReadAsync(db => db.Intakes.CountAsync(i => i.State == IntakeState.Quarantined))).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_mail_that_ends_the_process_that_reads_it_is_set_apart_and_hurts_only_itself(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        await using var place = new CrashPlace(bench);
        var innocent = Enumerable.Range(0, 12).Select(i => $"innocent{i}").ToList();

        // It dies while it reads all of them, and again while it reads what is left of them, one by one.
        var first = await place.RunAsync([.. innocent[..6], LethalReader.Poison, .. innocent[6..]]);
        var second = await place.RunAsync(["late"]);
        first.WasReady.ShouldBeTrue();
        second.WasReady.ShouldBeFalse();

        // Those who were not told that their mail was taken bring it again.
        var third = await place.RunAsync([.. innocent, LethalReader.Poison]);

        third.WasReady.ShouldBeTrue();
        third.Acknowledged.ShouldBe([.. innocent, LethalReader.Poison], ignoreOrder: true);
        (await MailsAsync(bench)).ShouldBe(innocent, ignoreOrder: true);
        var apart = await bench.ReadAsync(db => db.Intakes.SingleAsync(i => i.State == IntakeState.Quarantined));
        apart.Reason.ShouldNotBeNull().ShouldContain("ended twice");
        await using var kept = (await place.Files.OpenAsync(apart.FileHash)).ShouldNotBeNull();
        using var bytes = new MemoryStream();
        await kept.CopyToAsync(bytes);
        bytes.ToArray().AsSpan().EndsWith(CrashingIntake.Mail(LethalReader.Poison)).ShouldBeTrue();
        place.ArrivalsLeft.ShouldBe(0);
        await ShouldBeSoundAsync(bench, place);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_filed_and_not_noted_any_more_is_not_filed_again(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        await using var place = new CrashPlace(bench);
        var reader = new EmailReader(bench.Files, bench.Addresses);
        foreach (var (name, readings) in new[] { ("once", 1), ("twice", 2) })
        {
            var raw = new RawIntake(CrashingIntake.Mail(name), null, "{}", TestDesk.Now)
            {
                Places = [ChannelBench.Address],
            };
            (await bench.TakeAsync(reader, raw)).State.ShouldBe(IntakeState.Filed);
            place.Leave(raw, readings);
        }

        using var log = new ArrivalLog(place.Folder);
        var left = new LeftArrivals(log, bench.Intake, _ => reader, NullLogger<LeftArrivals>.Instance);

        (await left.RunOnceAsync(TestContext.Current.CancellationToken)).ShouldBe(2);

        (await MailsAsync(bench)).ShouldBe(["once", "twice"], ignoreOrder: true);
        (await bench.ReadAsync(db => db.Intakes.CountAsync(i => i.State == IntakeState.Quarantined))).ShouldBe(0);
        place.ArrivalsLeft.ShouldBe(0);
    }

    // The subjects of what customers wrote; the ticket that set-up opens to rehearse is not theirs.
    private static Task<List<string>> MailsAsync(ChannelBench bench) =>
        bench.ReadAsync(db =>
            db.Messages.Where(m => m.Direction == MessageDirection.Inbound)
                .Join(db.Tickets.Where(t => !t.IsTest), m => m.TicketId, t => t.Id, (m, t) => t.Subject)
                .ToListAsync()
        );

    private static async Task ShouldBeSoundAsync(ChannelBench bench, CrashPlace place)
    {
        var verify = new VerifyDesk(
            bench.Desk.Reads,
            [.. DeskChecks.OfStorage(bench.Desk.Database, place.Files), .. new Modules().Checks]
        );
        await foreach (var report in verify.RunAsync(TestDesk.Now, TestContext.Current.CancellationToken))
        {
            report.Findings.ShouldBeEmpty(report.Check);
        }
    }

    /// <param name="WasReady">Whether it came to take new mail.</param>
    /// <param name="Acknowledged">The mails whose sender was told that they were taken.</param>
    private sealed record Run(bool WasReady, IReadOnlyList<string> Acknowledged);

    /// <summary>A folder for the processes that crash, beside the desk's database.</summary>
    private sealed class CrashPlace(ChannelBench bench) : IAsyncDisposable
    {
        private readonly string _folder = TestDesk.MakeFolder();

        public string Folder => _folder;

        public DiskFileStore Files => CrashingIntake.FilesIn(_folder, bench.Desk.Reads);

        public int ArrivalsLeft =>
            Directory.EnumerateFiles(Path.Combine(_folder, "spool", "reading")).Count(f => new FileInfo(f).Length > 0);

        public ValueTask DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return ValueTask.CompletedTask;
        }

        /// <summary>Leaves what arrived as a process does that ended while it read it.</summary>
        public void Leave(RawIntake raw, int readings)
        {
            var folder = Directory.CreateDirectory(Path.Combine(_folder, "spool", "reading")).FullName;
            using var file = ArrivalFile.Create(Path.Combine(folder, $"{Guid.NewGuid():N}.arrivals"));
            file.Write([(ServedSubject.Email, raw)]);
            var written = file.Read().ShouldHaveSingleItem();
            for (var i = 1; i < readings; i++)
            {
                written.Begin();
            }
        }

        /// <summary>Starts a process and reads what it prints until it ends, or until so many mails were taken and it is killed.</summary>
        public async Task<Run> RunAsync(IReadOnlyList<string> mails, int round = 0, int killAfter = int.MaxValue)
        {
            // The process needs the database for itself.
            await bench.Desk.CloseAsync();
            var order = new CrashingIntake.Order(bench.Desk.Kind, bench.Desk.Address, _folder, mails, round);
            var start = new ProcessStartInfo(Environment.ProcessPath!)
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            start.Environment[CrashingIntake.Variable] = JsonSerializer.Serialize(order);
            using var process = Process.Start(start) ?? throw new InvalidOperationException("It did not start.");
            var (wasReady, acknowledged) = (false, new List<string>());
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                wasReady |= line == CrashingIntake.Ready;
                // A line that the kill cut short acknowledged nothing.
                if (line.Split(' ') is [var name, nameof(IntakeState.Filed) or nameof(IntakeState.Quarantined)])
                {
                    acknowledged.Add(name);
                    if (acknowledged.Count == killAfter)
                    {
                        process.Kill();
                    }
                }
            }

            await process.WaitForExitAsync();
            await bench.Desk.ReopenAsync();
            return new Run(wasReady, acknowledged);
        }
    }
}
