using Charter.Desk;
using Charter.Desk.Conversations;
using Charter.Desk.Deliveries;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Charter.Desk.Storage.Verification;
using Charter.Policy;
using Charter.Server.Demo;
using Charter.Server.Hosting;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Demo;

/// <summary>The demo is a history that could have happened, made the same each time.</summary>
public sealed class DemoHistoryTests(DemoHistoryTests.OneDemo demo) : IClassFixture<DemoHistoryTests.OneDemo>
{
    // A Tuesday afternoon, with work on every desk.
    private static readonly Instant End = Instant.FromUtc(2026, 3, 17, 15, 20);

    [Fact]
    public async Task Six_weeks_hold_some_four_hundred_tickets_on_every_channel()
    {
        var tickets = await demo.ReadAsync(db => db.Tickets.Where(t => !t.IsTest).ToListAsync());

        tickets.Count.ShouldBeInRange(340, 460);
        tickets.Min(t => t.OpenedAt).ShouldBeLessThan(End - Duration.FromDays(40));
        tickets.Max(t => t.OpenedAt).ShouldBeLessThanOrEqualTo(End);
        tickets
            .Select(t => t.Channel)
            .Distinct()
            .ShouldBe(
                [
                    ServedSubject.Email,
                    ServedSubject.WebForm,
                    ServedSubject.Phone,
                    ServedSubject.Voicemail,
                    ServedSubject.InPerson,
                ],
                ignoreOrder: true
            );
        tickets.Count(t => t.Language == "zh-Hans").ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Most_promises_are_kept_some_are_broken_and_some_still_tick()
    {
        var readings = await demo.ReadAsync(db => db.PromiseReadings.ToListAsync());

        var broken = readings.Count(r => r.BrokenAt is not null) / (double)readings.Count;
        broken.ShouldBeInRange(0.02, 0.12);
        readings.Count(r => r.StoppedAt is null && r.BrokenAt is null).ShouldBeGreaterThan(10);
        readings.Count(r => r.StoppedAt is null && r.BrokenAt is not null).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Nothing_waits_to_leave_or_was_given_up_because_nobody_could_send_it()
    {
        var outbox = await demo.ReadAsync(db => db.Outbox.ToListAsync());

        outbox.Count(i => i.State == OutboxState.Abandoned).ShouldBe(0);
        outbox.Count(i => i.State == OutboxState.Waiting && i.Attempts > 0).ShouldBe(0);
        outbox.Count(i => i.State == OutboxState.Done).ShouldBeGreaterThan(400);
        (await demo.ReadAsync(db => db.Messages.CountAsync(m => m.Delivery == DeliveryState.Sent))).ShouldBeGreaterThan(
            400
        );
    }

    [Fact]
    public async Task The_desk_of_the_demo_passes_every_check_of_verify()
    {
        var options = new ServeOptions(demo.Folder, null, ServeOptions.DefaultUrls, null);
        await using var database = DatabaseChoice.OpenToInspect(options, TimeProvider.System);
        var files = new DiskFileStore(Path.Combine(demo.Folder, "files"), TimeProvider.System, database.Reads);
        var verify = new VerifyDesk(
            database.Reads,
            [.. DeskChecks.OfStorage(database, files), .. new Modules().Checks]
        );

        await foreach (var report in verify.RunAsync(End, TestContext.Current.CancellationToken))
        {
            report.Findings.ShouldBeEmpty(report.Check);
        }
    }

    [Fact]
    public async Task The_same_seed_and_end_make_the_same_history()
    {
        await using var again = new OneDemo();
        await again.InitializeAsync();

        (await again.JournalAsync()).ShouldBe(await demo.JournalAsync());
        (await again.TextsAsync()).ShouldBe(await demo.TextsAsync());
    }

    [Fact]
    public void A_folder_with_anything_but_a_demo_is_refused()
    {
        var folder = TestDesk.MakeFolder();
        try
        {
            DemoFolder.IsTaken(folder).ShouldBeFalse();
            File.WriteAllText(Path.Combine(folder, "charter.db"), "somebody's desk");

            DemoFolder.IsTaken(folder).ShouldBeTrue();
            Should.Throw<InvalidOperationException>(() => DemoFolder.Remove(folder));
            File.Exists(Path.Combine(folder, "charter.db")).ShouldBeTrue();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One demo for all tests.</summary>
    public sealed class OneDemo : IAsyncLifetime
    {
        public string Folder { get; } = TestDesk.MakeFolder();

        public async ValueTask InitializeAsync() =>
            await DemoHistory.MakeAsync(Folder, 7, End, "http://127.0.0.1:5080", _ => { }, CancellationToken.None);

        public async Task<T> ReadAsync<T>(Func<DeskContext, Task<T>> read)
        {
            var options = new ServeOptions(Folder, null, ServeOptions.DefaultUrls, null);
            await using var database = DatabaseChoice.OpenToInspect(options, TimeProvider.System);
            await using var db = database.Reads.Open();
            return await read(db);
        }

        /// <summary>What happened when to which ticket, by whom.</summary>
        public Task<List<string>> JournalAsync() =>
            ReadAsync(async db =>
            {
                var rows = await db.Journal.OrderBy(r => r.Seq).ToListAsync();
                return rows.ConvertAll(r => $"{r.Seq} {r.At} {r.Kind} {r.TicketId} {r.Actor}");
            });

        public Task<List<string>> TextsAsync() =>
            ReadAsync(async db =>
            {
                var texts = await db
                    .Messages.Where(m => m.Letter == null)
                    .OrderBy(m => m.Id)
                    .Select(m => m.Text)
                    .ToListAsync();
                return texts;
            });

        public ValueTask DisposeAsync()
        {
            Directory.Delete(Folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
