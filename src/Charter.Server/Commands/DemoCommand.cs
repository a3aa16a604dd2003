using System.CommandLine;
using System.Globalization;
using Charter.Server.Demo;
using Charter.Server.Hosting;
using NodaTime;

namespace Charter.Server.Commands;

/// <summary><c>charter demo</c>: a believable company with six weeks of history, in a folder of its own.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "The demo's own folder; a folder with a real desk is refused.",
            DefaultValueFactory = _ => "demo-data",
        };
        var urls = new Option<string>("--urls")
        {
            Description = "Where pages and API listen.",
            DefaultValueFactory = _ => ServeOptions.DefaultUrls,
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Another number gives another six weeks.",
            DefaultValueFactory = _ => 7,
        };
        var fresh = new Option<bool>("--fresh") { Description = "Make it anew, ending now." };
        var makeOnly = new Option<bool>("--make-only") { Description = "Make it and stop, without serving it." };
        var command = new Command("demo", "Try Charter with a believable company and six weeks of history.")
        {
            data,
            urls,
            seed,
            fresh,
            makeOnly,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    new ServeOptions(
                        Path.GetFullPath(parsed.GetRequiredValue(data)),
                        Database: null,
                        parsed.GetRequiredValue(urls),
                        SmtpListen: null
                    )
                    {
                        IsDemo = true,
                    },
                    parsed.GetValue(seed),
                    parsed.GetValue(fresh),
                    parsed.GetValue(makeOnly),
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ServeOptions options,
        int seed,
        bool isFresh,
        bool isMadeOnly,
        CancellationToken cancellationToken
    )
    {
        var folder = options.DataDirectory;
        if (DemoFolder.IsTaken(folder))
        {
            await Console.Error.WriteLineAsync(
                $"{folder} is not empty and holds no demo. Choose another folder with --data; yours was not touched."
            );
            return 1;
        }

        try
        {
            if (isFresh && DemoFolder.IsDemo(folder))
            {
                DemoFolder.Remove(folder);
            }

            if (!DemoFolder.IsDemo(folder))
            {
                await MakeAsync(options, seed, cancellationToken);
            }

            if (isMadeOnly)
            {
                return 0;
            }

            await using var app = await DeskHost.StartAsync(options, cancellationToken);
            await StartAnnouncement.WriteAsync(app, Console.Out, cancellationToken);
            await Console.Out.WriteLineAsync(Welcome(folder));
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (Exception problem) when (StartProblem.Explain(problem, options) is { } words)
        {
            await Console.Error.WriteLineAsync(words);
            return 1;
        }
    }

    private static async Task MakeAsync(ServeOptions options, int seed, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        await Console.Out.WriteLineAsync($"Making six weeks of {DemoCompany.Name} in {options.DataDirectory} ...");
        await DemoFolder.MakeAsync(
            options.DataDirectory,
            seed,
            Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()),
            options.Urls.Split(';')[0],
            step => Console.Out.WriteLine($"  {step}"),
            cancellationToken
        );
        var took = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Done in {took:0} s.\n"));
    }

    private static string Welcome(string folder) =>
        $"""

            This is a demo: the company, its people and its customers are made up, and no mail leaves.
            Sign in with the password {DemoCompany.Password} as
              helen@fernhollow.example    manager
              tomasz@fernhollow.example   representative   (also aisha, li, callum)
              grace@fernhollow.example    specialist       (also daniel)
              priya@fernhollow.example    administrator
              ruth@fernhollow.example     auditor
            Remove it by deleting {folder}; make it anew with --fresh.
            """;
}
