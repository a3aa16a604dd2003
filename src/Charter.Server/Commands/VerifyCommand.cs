using System.CommandLine;
using System.Text.Json;
using Charter.Desk.Journal;
using Charter.Desk.Storage.Verification;
using Charter.Server.Hosting;
using NodaTime;

namespace Charter.Server.Commands;

/// <summary><c>charter verify</c>: holds everything that is stored against the invariants; status 1 when one is broken.</summary>
internal static class VerifyCommand
{
    /// <param name="capabilityChecks">The checks that capabilities add to those of storage.</param>
    public static Command Create(Func<IReadOnlyList<IDeskCheck>> capabilityChecks)
    {
        var options = new ServeCommandOptions();
        var json = new Option<bool>("--json") { Description = "One JSON line for each check." };
        var command = new Command("verify", "Check journal, histories, clocks, files and deliveries. Changes nothing.")
        {
            json,
        };
        options.AddDeskTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    options.Read(parsed),
                    capabilityChecks(),
                    parsed.GetValue(json),
                    parsed.InvocationConfiguration,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ServeOptions options,
        IReadOnlyList<IDeskCheck> capabilityChecks,
        bool isJson,
        InvocationConfiguration console,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var database = DatabaseChoice.OpenToInspect(options, TimeProvider.System);
            if (await database.Migrator.FindPendingAsync(cancellationToken) is { Count: > 0 } pending)
            {
                await console.Error.WriteLineAsync(
                    $"The database lacks {pending.Count} migrations of this program: run `charter migrate` first."
                );
                return 1;
            }

            var files = FileStoreChoice.OpenToRead(options, database, TimeProvider.System);
            var verify = new VerifyDesk(
                database.Reads,
                [.. DeskChecks.OfStorage(database, files), .. capabilityChecks]
            );
            var findings = 0;
            await foreach (var report in verify.RunAsync(Now(), cancellationToken))
            {
                findings += report.Findings.Length;
                await console.Output.WriteAsync(isJson ? ToJson(report) : ToText(report));
            }

            return findings == 0 ? 0 : 1;
        }
        catch (Exception problem) when (DatabaseProblem.Explain(problem) is { } words)
        {
            await console.Error.WriteLineAsync(words);
            return 1;
        }
    }

    private static Instant Now() => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

    private static string ToJson(CheckReport report) => JsonSerializer.Serialize(report, JournalJson.Options) + "\n";

    private static string ToText(CheckReport report)
    {
        var lines = report.Findings.Select(finding => $"    {finding.Object}: {finding.Problem}\n");
        return report.Findings.IsEmpty
            ? $"ok      {report.Check}\n"
            : $"BROKEN  {report.Check}\n{string.Concat(lines)}{(report.IsCut ? "    and more\n" : "")}";
    }
}
