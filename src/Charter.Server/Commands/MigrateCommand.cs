using System.CommandLine;
using Charter.Desk.Storage;
using Charter.Server.Hosting;

namespace Charter.Server.Commands;

/// <summary><c>charter migrate</c>: brings the database's schema up to this program's, then ends.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var options = new ServeCommandOptions();
        var command = new Command(
            "migrate",
            "Bring the database up to this version. `serve` does it too, when it starts."
        );
        options.AddDeskTo(command);
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(options.Read(parsed), parsed.InvocationConfiguration, cancellationToken)
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ServeOptions options,
        InvocationConfiguration console,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var database = DatabaseChoice.Open(options, new WritePipeline([]), TimeProvider.System);
            var applied = await database.Migrator.MigrateAsync(cancellationToken);
            foreach (var migration in applied)
            {
                await console.Output.WriteLineAsync($"applied {migration.Number:0000} {migration.Name}");
            }

            await console.Output.WriteLineAsync($"The database has schema {database.Migrator.NewestKnown}.");
            return 0;
        }
        catch (Exception problem) when (DatabaseProblem.Explain(problem) is { } words)
        {
            await console.Error.WriteLineAsync(words);
            return 1;
        }
    }
}
