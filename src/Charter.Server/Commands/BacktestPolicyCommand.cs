using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charter.Desk.Journal;
using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Desk.Staff;
using Charter.Policy.Backtests;
using Charter.Policy.Clocks;
using Charter.Server.Hosting;
using Charter.Server.Promises;
using NodaTime;
using NodaTime.Text;

namespace Charter.Server.Commands;

/// <summary><c>charter policy backtest</c>: what would have become of a policy's promises in this desk, or in histories from anywhere?</summary>
internal static class BacktestPolicyCommand
{
    public static Command Create()
    {
        var desk = new ServeCommandOptions();
        var policy = new Option<FileInfo>("--policy")
        {
            Description = "The policy: Markdown, text, HTML or Word (.docx)",
            Required = true,
        };
        var calendar = new Option<FileInfo?>("--calendar")
        {
            Description = "Support hours as JSON; without it the desk's own",
        };
        var from = new Option<string?>("--from")
        {
            Description = "Tickets that opened on this date or later: 2026-01-31",
        };
        var to = new Option<string?>("--to") { Description = "Tickets that opened on this date or earlier" };
        var stdin = new Option<bool>("--stdin")
        {
            Description = "Read ticket histories from standard input, as `charter policy replay` does, and no desk",
        };
        var json = new Option<bool>("--json") { Description = "Write JSON, with every hour of the week." };
        var command = new Command(
            "backtest",
            "Runs a policy over what really happened: what it would have kept, what was achieved, what could be promised"
        )
        {
            policy,
            calendar,
            from,
            to,
            stdin,
            json,
        };
        desk.AddDeskTo(command);
        command.SetAction(
            (parsed, cancel) =>
                RunAsync(
                    new Asked(
                        parsed.GetRequiredValue(policy),
                        parsed.GetValue(calendar),
                        parsed.GetValue(from),
                        parsed.GetValue(to),
                        parsed.GetValue(stdin) ? null : desk.Read(parsed),
                        parsed.GetValue(json)
                    ),
                    parsed.InvocationConfiguration,
                    cancel
                )
        );
        return command;
    }

    private sealed record Asked(
        FileInfo Policy,
        FileInfo? Calendar,
        string? From,
        string? To,
        ServeOptions? Desk,
        bool AsJson
    );

    private static async Task<int> RunAsync(Asked asked, InvocationConfiguration console, CancellationToken cancel)
    {
        var progress = new ProgressLine(console.Error, Console.IsErrorRedirected);
        try
        {
            var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
            var resource = asked.Desk is { } desk
                ? await OfDeskAsync(asked, desk, now, console.Error, progress, cancel)
                : await OfHistoriesAsync(asked, now, console.Error, progress, cancel);
            progress.End();
            if (resource is null)
            {
                return 1;
            }

            if (asked.AsJson)
            {
                await console.Output.WriteLineAsync(JsonSerializer.Serialize(resource, JournalJson.Options));
            }
            else
            {
                BacktestTable.Write(resource, console.Output);
            }

            return 0;
        }
        catch (OperationCanceledException)
        {
            progress.End();
            await console.Error.WriteLineAsync("Stopped.");
            return 1;
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or FormatException or JsonException
                || DatabaseProblem.Explain(e) is not null
            )
        {
            progress.End();
            await console.Error.WriteLineAsync($"charter policy backtest: {DatabaseProblem.Explain(e) ?? e.Message}");
            return 1;
        }
    }

    private static async Task<BacktestResource?> OfDeskAsync(
        Asked asked,
        ServeOptions desk,
        Instant now,
        TextWriter errors,
        ProgressLine progress,
        CancellationToken cancel
    )
    {
        // What the file says of hours matters only where the desk has none, so nothing is said of it here.
        var policy = await PolicyFile.ReadAsync(asked.Policy, asked.Calendar, TextWriter.Null, cancel);
        await using var database = DatabaseChoice.OpenToInspect(desk, TimeProvider.System);
        if (await database.Migrator.FindPendingAsync(cancel) is { Count: > 0 } pending)
        {
            await errors.WriteLineAsync(
                $"The database lacks {pending.Count} migrations of this program: run `charter migrate` first."
            );
            return null;
        }

        var outcome = await BacktestPolicy.Run(
            database.Reads,
            Actor.System("command"),
            new BacktestPolicy.Request(
                Text: policy.Text,
                FirstOn: Date(asked.From, "--from"),
                LastOn: Date(asked.To, "--to"),
                Hours: asked.Calendar is null ? null : policy.Calendar
            ),
            new Editions(),
            now,
            progress,
            cancel
        );
        if (outcome.IsDone(out var done))
        {
            return BacktestResource.Of(done.Policy, done.Zone, done.Report);
        }

        await errors.WriteLineAsync($"charter policy backtest: {outcome.Refusal!.Reason}");
        return null;
    }

    private static async Task<BacktestResource?> OfHistoriesAsync(
        Asked asked,
        Instant now,
        TextWriter errors,
        ProgressLine progress,
        CancellationToken cancel
    )
    {
        var policy = await PolicyFile.ReadAsync(asked.Policy, asked.Calendar, errors, cancel);
        using var input = JsonLines.StandardInput();
        var zone = policy.Calendar.Zone;
        var first = Date(asked.From, "--from") is { } firstOn
            ? zone.AtStartOfDay(firstOn).ToInstant()
            : Instant.MinValue;
        var end = Date(asked.To, "--to") is { } lastOn
            ? zone.AtStartOfDay(lastOn.PlusDays(1)).ToInstant()
            : Instant.MaxValue;
        var report = await Backtest.RunAsync(
            policy.Governing(1),
            Histories(input, errors, new Interval(first, end), cancel),
            new BacktestOptions(now) { Progress = progress },
            cancel
        );
        return BacktestResource.Of(policy.Compiled, zone.Id, report);
    }

    /// <summary>The histories of the input; what can't be read is answered with an error line and passed over.</summary>
    internal static async IAsyncEnumerable<IReadOnlyList<ClockEvent>> Histories(
        TextReader input,
        TextWriter errors,
        Interval opened,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await foreach (var line in JsonLines.Lines(input, cancel))
        {
            if (!JsonLines.TryRead(line, "ticket", ReadHistory, out var history, out var error))
            {
                await errors.WriteLineAsync(JsonLines.Text(error).AsMemory(), cancel);
                continue;
            }

            foreach (var told in history.Problems)
            {
                await errors.WriteLineAsync(told.AsMemory(), cancel);
            }

            if (!history.Events.IsEmpty && opened.Contains(history.Events.Min(happened => happened.At)))
            {
                yield return history.Events;
            }
        }
    }

    /// <summary>A history, with what was passed over in it as lines for whoever sent it.</summary>
    private static TicketHistory ReadHistory(JsonElement ticket)
    {
        var history = TicketHistoryJson.Read(ticket);
        return history with
        {
            Problems =
            [
                .. history.Problems.Select(problem =>
                    JsonLines.Text(new JsonObject { ["ticket"] = ReplayPolicyCommand.Id(ticket), ["error"] = problem })
                ),
            ],
        };
    }

    private static LocalDate? Date(string? text, string option)
    {
        if (text is null)
        {
            return null;
        }

        var read = LocalDatePattern.Iso.Parse(text);
        return read.Success
            ? read.Value
            : throw new FormatException($"{option}: \"{text}\" is not a date such as 2026-01-31");
    }
}
