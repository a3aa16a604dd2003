using System.CommandLine;
using System.Text.Json.Nodes;
using Charter.Desk;
using Charter.Desk.Setup;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Server.Hosting;
using Charter.Server.Security;
using Charter.Server.Setup;
using NodaTime;

namespace Charter.Server.Commands;

/// <summary><c>charter setup --config FILE</c>: the first run without the wizard.</summary>
internal static class SetupCommand
{
    private const int Problem = 1;
    private const int WasSetUp = 2;

    public static Command Create()
    {
        var options = new ServeCommandOptions();
        var config = new Option<FileInfo>("--config")
        {
            Description = "The set-up file (JSON); docs/guide/first-run.md shows one.",
            Required = true,
        };
        var piped = new Option<bool>("--password-stdin")
        {
            Description = "Read the administrator's password from standard input, one line.",
        };
        var json = new Option<bool>("--json") { Description = "Write JSON for another program." };
        var command = new Command(
            "setup",
            "Set up a new desk from a file, as the wizard does. Ends with status 2, changing nothing, where it was set up before."
        )
        {
            config,
            piped,
            json,
        };
        options.AddDeskTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    options.Read(parsed),
                    parsed.GetRequiredValue(config),
                    parsed.GetValue(piped),
                    parsed.GetValue(json),
                    parsed.InvocationConfiguration,
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ServeOptions options,
        FileInfo config,
        bool isPiped,
        bool asJson,
        InvocationConfiguration console,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var text = await File.ReadAllTextAsync(config.FullName, cancellationToken);
            var password = isPiped ? await Console.In.ReadLineAsync(cancellationToken) : null;
            Directory.CreateDirectory(options.DataDirectory);
            using var key = MasterKey.Load(options.DataDirectory);
            var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
            var around = new SetupFileSurroundings(
                config.DirectoryName ?? ".",
                now.InUtc().Year,
                Environment.GetEnvironmentVariable,
                password,
                key.ProtectText
            );
            var (request, problems) = SetupFile.Read(text, around);
            if (request is null)
            {
                return await RefuseAsync(console, config.Name, problems);
            }

            var outcome = await WriteAsync(options, request, now, cancellationToken);
            return await TellAsync(outcome, request, asJson, console);
        }
        catch (Exception problem)
            when (problem is IOException or UnauthorizedAccessException || DatabaseProblem.Explain(problem) is not null)
        {
            await console.Error.WriteLineAsync(DatabaseProblem.Explain(problem) ?? problem.Message);
            return Problem;
        }
    }

    private static async Task<Outcome<SetUpDesk.Result>> WriteAsync(
        ServeOptions options,
        SetUpDesk.Request request,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        var actor = Actor.System("setup");
        var pipeline = new WritePipeline(new Modules().Reactions);
        await using var database = DatabaseChoice.Open(options, pipeline, TimeProvider.System);
        await database.Migrator.MigrateAsync(cancellationToken);
        return await database.Writes.WriteAsync(
            new WriteRequest(actor, Microseconds.Truncate(now)),
            (db, ct) => SetUpDesk.Handle(db, actor, request, ct),
            cancellationToken
        );
    }

    private static async Task<int> TellAsync(
        Outcome<SetUpDesk.Result> outcome,
        SetUpDesk.Request request,
        bool asJson,
        InvocationConfiguration console
    )
    {
        if (!outcome.IsDone(out var result))
        {
            await console.Error.WriteLineAsync(outcome.Refusal!.Reason);
            return outcome.Refusal is SetUpDesk.AlreadySetUp ? WasSetUp : Problem;
        }

        if (asJson)
        {
            var answer = new JsonObject
            {
                ["administratorId"] = result.AdministratorId,
                ["edition"] = result.Edition,
                ["testTicket"] = result.TestTicketNumber,
            };
            await console.Output.WriteLineAsync(answer.ToJsonString());
            return 0;
        }

        await console.Output.WriteLineAsync($"{request.Company.Name} is set up; its policy is in force.");
        await console.Output.WriteLineAsync(
            $"Sign in as {request.Administrator.Email} at {request.Company.PublicUrl}/sign-in"
        );
        return 0;
    }

    private static async Task<int> RefuseAsync(
        InvocationConfiguration console,
        string file,
        IReadOnlyList<string> problems
    )
    {
        await console.Error.WriteLineAsync($"{file} can't be taken; nothing was done:");
        foreach (var problem in problems)
        {
            await console.Error.WriteLineAsync($"  {problem}");
        }

        return Problem;
    }
}
