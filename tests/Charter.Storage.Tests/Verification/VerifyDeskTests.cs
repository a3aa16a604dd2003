using System.Text;
using Charter.Desk.Conversations;
using Charter.Desk.Deliveries;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Charter.Desk.Storage.Verification;
using Charter.Policy;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Storage.Tests.Verification;

public sealed class VerifyDeskTests : IDisposable
{
    private readonly string _folder = TestDesk.MakeFolder();

    private DiskFileStore Files => new(Path.Combine(_folder, "files"), TimeProvider.System);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [OnBothDatabases]
    public async Task A_sound_desk_has_no_findings(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        await FillAsync(desk);

        (await FindAsync(desk)).ShouldBeEmpty();
    }

    [Theory]
    [OnBothDatabases]
    public async Task An_altered_row_of_the_journal_is_named(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        await FillAsync(desk);
        await TamperAsync(
            desk,
            "UPDATE journal SET actor = 'staff:7' WHERE seq = 3",
            "UPDATE journal SET seal = seal WHERE seq = 1"
        );

        (await FindAsync(desk)).ShouldHaveSingleItem().Object.ShouldBe("journal 3");
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_row_removed_from_the_middle_and_one_from_the_end_are_named(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        await FillAsync(desk);

        await TamperAsync(desk, "DELETE FROM journal WHERE seq = 5");
        (await FindAsync(desk)).ShouldContain(finding => finding.Object == "journal 5");
        await TamperAsync(desk, "DELETE FROM journal WHERE seq = 2");
        (await FindAsync(desk)).ShouldContain(finding => finding.Object == "journal 2");
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_ticket_whose_history_has_a_gap_is_named(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        await FillAsync(desk);

        await desk.WriteAsync<int>(
            async (db, cancellation) =>
                await db.Tickets.ExecuteUpdateAsync(set => set.SetProperty(t => t.LastSeq, 9), cancellation)
        );

        (await FindAsync(desk)).ShouldHaveSingleItem().Object.ShouldBe("ticket 1");
    }

    [Theory]
    [OnBothDatabases]
    public async Task Damaged_and_missing_files_are_named(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        var damaged = await KeepAsync(desk, "one");
        var missing = await KeepAsync(desk, "two");
        await File.WriteAllTextAsync(PlaceOf(damaged), "oNe");
        File.Delete(PlaceOf(missing));

        var findings = await FindAsync(desk);

        findings.Select(f => f.Object).ShouldBe([$"file {damaged}", $"file {missing}"], ignoreOrder: true);
        findings.Single(f => f.Object.Contains(damaged, StringComparison.Ordinal)).Problem.ShouldContain("damaged");
    }

    [Theory]
    [OnBothDatabases]
    public async Task What_was_due_for_hours_and_never_tried_is_named(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        await FillAsync(desk);
        await desk.WriteAsync<Done>(
            (db, _) =>
            {
                db.Outbox.Add(
                    new OutboxItem
                    {
                        Id = db.NewId(),
                        Effect = "mail",
                        IdempotencyKey = "one",
                        Payload = "{}",
                        CreatedAt = TestDesk.Now,
                        DueAt = TestDesk.Now - Duration.FromHours(2),
                    }
                );
                return Task.FromResult<Outcome<Done>>(Done.It);
            }
        );

        (await FindAsync(desk)).ShouldHaveSingleItem().Object.ShouldStartWith("delivery ");
    }

    [Theory]
    [OnBothDatabases]
    public async Task What_arrived_and_is_in_no_proper_state_is_named(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        var hash = await KeepAsync(desk, "raw");
        await desk.WriteAsync<Done>(
            (db, _) =>
            {
                db.Intakes.Add(Arrived(db, hash, "filed", IntakeState.Filed));
                db.Intakes.Add(Arrived(db, hash, "ignored", IntakeState.Ignored));
                db.Intakes.Add(Arrived(db, hash, "late", IntakeState.Received));
                return Task.FromResult<Outcome<Done>>(Done.It);
            }
        );

        (await FindAsync(desk)).Count.ShouldBe(3);
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_text_that_search_would_not_find_is_named(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        await FillAsync(desk);

        await desk.WriteAsync<int>(
            async (db, cancellation) => await db.Database.ExecuteSqlAsync($"DELETE FROM ticket_search", cancellation)
        );

        var finding = (await FindAsync(desk)).ShouldHaveSingleItem();
        finding.Object.ShouldBe("search index");
        finding.Problem.ShouldContain("ticket");
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_message_that_is_queued_twice_is_named(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        await FillAsync(desk);
        await desk.WriteAsync<Done>(
            (db, _) =>
            {
                foreach (var key in new[] { "one", "two" })
                {
                    db.Outbox.Add(
                        new OutboxItem
                        {
                            Id = db.NewId(),
                            Effect = "mail",
                            IdempotencyKey = key,
                            MessageId = 77,
                            Payload = "{}",
                            CreatedAt = TestDesk.Now,
                            DueAt = TestDesk.Now,
                        }
                    );
                }

                return Task.FromResult<Outcome<Done>>(Done.It);
            }
        );

        (await FindAsync(desk)).ShouldHaveSingleItem().Object.ShouldBe("message 77");
    }

    private static Intake Arrived(DeskContext db, string hash, string id, IntakeState state) =>
        new()
        {
            Id = db.NewId(),
            Channel = ServedSubject.Email,
            ExternalId = id,
            ReceivedAt = TestDesk.Now - Duration.FromHours(2),
            FileHash = hash,
            State = state,
        };

    private async Task FillAsync(TestDesk desk)
    {
        var id = (await desk.WriteAsync(SampleDesk.OpenTicket(1))).Value;
        for (var i = 0; i < 4; i++)
        {
            await desk.WriteAsync(SampleDesk.Tag(id, $"tag-{i}"));
        }

        await KeepAsync(desk, "content");
    }

    private async Task<string> KeepAsync(TestDesk desk, string content)
    {
        var put = await Files.PutAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)), 1000);
        await desk.WriteAsync<Done>(
            async (db, cancellation) =>
            {
                await FileRows.KeepAsync(db, put, cancellation);
                return Done.It;
            }
        );
        return put.Hash;
    }

    private string PlaceOf(string hash) => Path.Combine(_folder, "files", hash[..2], hash[2..4], hash);

    private async Task<List<CheckFinding>> FindAsync(TestDesk desk)
    {
        var verify = new VerifyDesk(desk.Reads, DeskChecks.OfStorage(desk.Database, Files));
        var findings = new List<CheckFinding>();
        await foreach (var report in verify.RunAsync(TestDesk.Now))
        {
            findings.AddRange(report.Findings);
        }

        return findings;
    }

    // Somebody with the database's password and bad intentions: the guards go, the rows change, the guards come back.
    private static async Task TamperAsync(TestDesk desk, params string[] statements) =>
        await desk.WriteAsync<Done>(
            async (db, cancellation) =>
            {
                string[] guards =
                    desk.Kind == DatabaseKind.Sqlite
                        ?
                        [
                            "DROP TRIGGER IF EXISTS journal_rows_never_change",
                            "DROP TRIGGER IF EXISTS journal_rows_never_go",
                        ]
                        : ["ALTER TABLE journal DISABLE TRIGGER ALL"];
                foreach (var statement in guards.Concat(statements))
                {
                    await db.Database.ExecuteSqlRawAsync(statement, cancellation);
                }

                return Done.It;
            }
        );
}
