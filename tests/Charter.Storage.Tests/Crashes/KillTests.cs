using System.Diagnostics;
using System.Globalization;
using Charter.Desk.Storage.Files;
using Charter.Desk.Storage.Verification;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Charter.Storage.Tests.Crashes;

public sealed class KillTests
{
    private const int Rounds = 5;

    [Theory]
    [OnBothDatabases]
    public async Task After_kill_9_every_acknowledged_write_is_there_once_and_verify_finds_nothing(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        var chance = new Random(4711);
        var acknowledged = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            // The writer needs the folder for itself.
            await desk.CloseAsync();
            acknowledged.AddRange(await WriteAndKillAsync(desk, round, chance.Next(20, 400)));
            await desk.ReopenAsync();

            await using var db = desk.Reads.Open();
            var names = await db.Departments.Select(d => d.Name).ToListAsync();
            names.Distinct().Count().ShouldBe(names.Count);
            acknowledged.Except(names).ShouldBeEmpty();
            (await db.Journal.CountAsync()).ShouldBe(names.Count);
            (await db.Requests.CountAsync()).ShouldBe(names.Count);
            (await FindAsync(desk)).ShouldBeEmpty();
        }

        acknowledged.Count.ShouldBeGreaterThan(Rounds * 20);
    }

    // Kills when so many acknowledgements were read: a moment in the middle of the work that no clock decides.
    private static async Task<List<string>> WriteAndKillAsync(TestDesk desk, int round, int killAfter)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment[CrashingWriter.Variable] = string.Create(
            CultureInfo.InvariantCulture,
            $"{desk.Kind} {desk.Address}\nround{round}"
        );
        using var writer = Process.Start(start) ?? throw new InvalidOperationException("The writer did not start.");
        var acknowledged = new List<string>();
        while (await writer.StandardOutput.ReadLineAsync() is { } name)
        {
            acknowledged.Add(name);
            if (acknowledged.Count == killAfter)
            {
                writer.Kill();
            }
        }

        await writer.WaitForExitAsync();

        // A line that the kill cut short was not acknowledged.
        return acknowledged.Where(name => name.Split('-').Length == 3).ToList();
    }

    private static async Task<List<CheckFinding>> FindAsync(TestDesk desk)
    {
        var folder = TestDesk.MakeFolder();
        try
        {
            var files = new DiskFileStore(folder, TimeProvider.System);
            var findings = new List<CheckFinding>();
            await foreach (
                var report in new VerifyDesk(desk.Reads, DeskChecks.OfStorage(desk.Database, files)).RunAsync(
                    TestDesk.Now
                )
            )
            {
                findings.AddRange(report.Findings);
            }

            return findings;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
