using System.Globalization;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Storage.Postgres;
using Charter.Storage.Sqlite;

namespace Charter.Testing.Databases;

/// <summary>
/// A process that writes as fast as it can, on several strands, and prints the name of each write once it is
/// acknowledged; a test kills it in the middle.
/// </summary>
public static class CrashingWriter
{
    /// <summary>The environment variable that makes a test program into this writer: <c>Sqlite FOLDER</c> or <c>Postgres CONNECTION</c>.</summary>
    public const string Variable = "CHARTER_CRASHING_WRITER";

    private const int Strands = 8;

    /// <summary>Writes until it is killed.</summary>
    /// <param name="order">The variable's value, and behind a line break the round's number.</param>
    public static async Task RunAsync(string order)
    {
        var lines = order.Split('\n');
        var (kind, address) = lines[0].Split(' ', 2) is [var first, var rest]
            ? (first, rest)
            : throw new FormatException(order);
        var pipeline = new WritePipeline([]);
        await using IDeskDatabase database =
            kind == nameof(DatabaseKind.Sqlite)
                ? SqliteDatabase.Open(address, pipeline, TimeProvider.System)
                : PostgresDatabase.Open(address, pipeline);
        await Task.WhenAll(Enumerable.Range(0, Strands).Select(strand => WriteAsync(database, $"{lines[1]}-{strand}")));
    }

    private static async Task WriteAsync(IDeskDatabase database, string strand)
    {
        for (var i = 0; ; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{strand}-{i}");
            await database.Writes.WriteAsync(
                new WriteRequest(Actor.System("crash"), TestDesk.Now, name),
                SampleDesk.AddDepartment(name)
            );
            await Console.Out.WriteLineAsync(name);
        }
    }
}
