using System.Runtime.CompilerServices;
using Charter.Desk.Storage;
using Microsoft.Data.Sqlite;

namespace Charter.Storage.Sqlite;

/// <summary>What SQLite says of itself, asked on a reader's connection.</summary>
internal sealed class SqliteHealth(string file) : IDatabaseHealth
{
    public Task<DatabaseFacts> DescribeAsync(CancellationToken cancellationToken = default)
    {
        using var connection = Open();
        var size = new FileInfo(file).Length;
        var wal = new FileInfo(file + "-wal");
        return Task.FromResult(
            new DatabaseFacts(
                $"SQLite {Ask(connection, "SELECT sqlite_version()")}",
                file,
                size + (wal.Exists ? wal.Length : 0),
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["journal mode"] = Ask(connection, "PRAGMA journal_mode"),
                    ["write-ahead log"] = $"{(wal.Exists ? wal.Length : 0)} bytes",
                    ["library"] = Ask(connection, "SELECT sqlite_source_id()"),
                }
            )
        );
    }

    public async IAsyncEnumerable<string> FindFaultsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await using var connection = Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        await using (var faults = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await faults.ReadAsync(cancellationToken))
            {
                if (faults.GetString(0) is var fault && fault != "ok")
                {
                    yield return fault;
                }
            }
        }

        command.CommandText = "PRAGMA foreign_key_check";
        await using var orphans = await command.ExecuteReaderAsync(cancellationToken);
        while (await orphans.ReadAsync(cancellationToken))
        {
            yield return $"Row {orphans.GetValue(1)} of {orphans.GetString(0)} refers to a missing row of {orphans.GetString(2)}.";
        }
    }

    private static string Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The questions are constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(SqliteConnections.ReaderString(file));
        connection.Open();
        return connection;
    }
}
