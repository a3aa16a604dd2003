using System.Globalization;
using Charter.Policy;
using Charter.Server.Promises;
using Spectre.Console;

namespace Charter.Server.Commands;

/// <summary>What came of a backtest as a table: a line for each promise, and below it one for each channel.</summary>
internal static class BacktestTable
{
    public static void Write(BacktestResource resource, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (console.Profile.Width < 120)
        {
            console.Profile.Width = 120;
        }

        var table = new Table()
            .Border(TableBorder.Simple)
            .AddColumns("Promise", "Kept", "Broken", "Share", "Half in", "90% in", "95% in", "95% would keep");
        foreach (var promise in resource.Promises)
        {
            AddRow(table, promise.Canonical, promise.All, promise.Unit);
            foreach (var channel in promise.Channels.Count > 1 ? promise.Channels : [])
            {
                var name = channel.Channel is { } some ? Vocabulary.Token(some).Replace('_', ' ') : "no channel";
                AddRow(table, $"  {name}", channel.All, promise.Unit);
            }

            if (Worst(promise) is { } worst)
            {
                table.AddRow(
                    new Text(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"  worst: {worst.Day.ToString()[..3]} {worst.Hour:00}:00"
                        )
                    ),
                    Number(worst.Figures.Kept),
                    Number(worst.Figures.Broken),
                    Share(worst.Figures.Share)
                );
            }
        }

        console.Write(table);
        console.WriteLine(
            $"{CountedWords.Of(resource.Tickets, "ticket", "tickets")}; hours are those of {resource.Zone}."
        );
        if (resource.Skipped > 0)
        {
            console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{resource.Skipped:N0} could not be counted.")
            );
        }
    }

    private static void AddRow(Table table, string name, BacktestResource.Figures figures, TimeUnit unit) =>
        table.AddRow(
            new Text(name),
            Number(figures.Kept),
            Number(figures.Broken),
            Share(figures.Share),
            Time(figures.Median, unit),
            Time(figures.Percentile90, unit),
            Time(figures.Percentile95, unit),
            Time(figures.Tightest, unit)
        );

    /// <summary>The hour of the week in which most was broken, where that says something.</summary>
    private static BacktestResource.OfHour? Worst(BacktestResource.Promise promise)
    {
        var worst = promise.Hours.MaxBy(hour => hour.Figures.Broken);
        return promise.Hours.Count > 1 && worst?.Figures.Broken > 0 ? worst : null;
    }

    private static Text Number(long number) => new(number.ToString("N0", CultureInfo.InvariantCulture));

    private static Text Share(double? share) => new(share?.ToString("P1", CultureInfo.InvariantCulture) ?? "-");

    private static Text Time(double? time, TimeUnit unit)
    {
        if (time is not { } some)
        {
            return new Text("-");
        }

        var name = Vocabulary.Token(unit).Replace('_', ' ') + (some == 1 ? "" : "s");
        return new Text(string.Create(CultureInfo.InvariantCulture, $"{some:0.######} {name}"));
    }
}
