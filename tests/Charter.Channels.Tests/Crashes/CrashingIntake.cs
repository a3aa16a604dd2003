using System.Globalization;
using System.Text;
using System.Text.Json;
using Charter.Channels.Email;
using Charter.Desk;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Charter.Storage.Postgres;
using Charter.Storage.Sqlite;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.Extensions.Logging.Abstractions;

namespace Charter.Channels.Tests.Crashes;

/// <summary>
/// A process that takes in mail, as a node of the desk does. It prints the name of each mail once it is acknowledged; a test
/// kills it in the middle, or sends it a mail that does.
/// </summary>
internal static class CrashingIntake
{
    /// <summary>The environment variable that makes a test program into this process: an <see cref="Order"/> as JSON.</summary>
    public const string Variable = "CHARTER_CRASHING_INTAKE";

    /// <summary>What it prints once it has taken up what an earlier process left.</summary>
    public const string Ready = "ready";

    private const int Strands = 16;

    /// <param name="Kind">The database.</param>
    /// <param name="Address">Where it is.</param>
    /// <param name="Folder">The folder of files and of the log of arrivals.</param>
    /// <param name="Mails">The mails that come at once; empty for one after the other without end, on several strands.</param>
    /// <param name="Round">Distinguishes the names of mails without end.</param>
    public sealed record Order(
        DatabaseKind Kind,
        string Address,
        string Folder,
        IReadOnlyList<string> Mails,
        int Round
    );

    public static async Task RunAsync(string text)
    {
        var order = JsonSerializer.Deserialize<Order>(text) ?? throw new FormatException(text);
        await using var database = Open(order);
        var files = FilesIn(order.Folder, database.Reads);
        using var log = new ArrivalLog(order.Folder);
        var intake = new ChannelIntake(database.Writes, database.Reads, files, log, NullLogger<ChannelIntake>.Instance);
        var reader = new LethalReader(new EmailReader(files, new EmailAddresses(database.Reads)));
        await new LeftArrivals(log, intake, _ => reader, NullLogger<LeftArrivals>.Instance).RunOnceAsync(default);
        await Console.Out.WriteLineAsync(Ready);
        if (order.Mails.Count > 0)
        {
            reader.KillsAmong = order.Mails.Count;
            await Task.WhenAll(order.Mails.Select(name => TakeAsync(intake, reader, name)));
            return;
        }

        await Task.WhenAll(
            Enumerable.Range(0, Strands).Select(strand => WithoutEndAsync(intake, reader, order, strand))
        );
    }

    public static DiskFileStore FilesIn(string folder, IReadGate reads) =>
        new(Path.Combine(folder, "files"), TimeProvider.System, reads);

    /// <summary>A mail as it is sent. It comes with another trace each time.</summary>
    public static byte[] Mail(string name) =>
        Encoding.ASCII.GetBytes(
            $"""
            Message-ID: <{name}@sea.example>
            From: {name}@sea.example
            To: {ChannelBench.Address}
            Subject: {name}

            The sail {name} is torn.

            """.ReplaceLineEndings("\r\n")
        );

    private static async Task TakeAsync(ChannelIntake intake, LethalReader reader, string name)
    {
        var trace = Encoding.ASCII.GetBytes($"Received: from sea.example; {Guid.NewGuid():N}\r\n");
        var raw = new RawIntake((byte[])[.. trace, .. Mail(name)], null, "{}", TestDesk.Now)
        {
            Places = [ChannelBench.Address],
            TraceLength = trace.Length,
        };
        var taken = await intake.TakeAsync(reader, raw, default);
        await Console.Out.WriteLineAsync($"{name} {taken.Value.State}");
    }

    private static async Task WithoutEndAsync(ChannelIntake intake, LethalReader reader, Order order, int strand)
    {
        for (var i = 0; ; i++)
        {
            await TakeAsync(
                intake,
                reader,
                string.Create(CultureInfo.InvariantCulture, $"mail-{order.Round}-{strand}-{i}")
            );
        }
    }

    private static IDeskDatabase Open(Order order)
    {
        var pipeline = new WritePipeline(new Modules().Reactions);
        return order.Kind == DatabaseKind.Sqlite
            ? SqliteDatabase.Open(order.Address, pipeline, TimeProvider.System)
            : PostgresDatabase.Open(order.Address, pipeline);
    }
}
