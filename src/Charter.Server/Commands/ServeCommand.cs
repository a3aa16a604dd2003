using System.CommandLine;
using Charter.Server.Hosting;

namespace Charter.Server.Commands;

/// <summary><c>charter serve</c>: runs the desk until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var options = new ServeCommandOptions();
        var command = new Command("serve", "Run the desk: pages, API, mail, clocks.");
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(options.Read(parsed), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = await DeskHost.StartAsync(options, cancellationToken);
            await StartAnnouncement.WriteAsync(app, Console.Out, cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (Exception problem) when (StartProblem.Explain(problem, options) is { } words)
        {
            await Console.Error.WriteLineAsync(words);
            return 1;
        }
    }
}
