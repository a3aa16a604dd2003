using Charter.Desk.Storage.Migrations;
using Microsoft.Data.Sqlite;

namespace Charter.Storage.Sqlite;

/// <summary>
/// Migrations on the writer's connection. The data folder's lock already keeps every other process out, and the
/// operating system takes it back from a process that dies, so that no lock can stay behind.
/// </summary>
internal sealed class SqliteMigrator(string file, TimeProvider time) : IMigrator
{
    private readonly MigrationSet _known = MigrationSet.Of(typeof(SqliteMigrator).Assembly);

    public int NewestKnown => _known.Newest;

    public Task<IReadOnlyList<Migration>> FindPendingAsync(CancellationToken cancellationToken = default)
    {
        if (!File.Exists(file))
        {
            return Task.FromResult(_known.All);
        }

        // As a reader: the desk may be running, and only its writer may open the file to write.
        using var connection = new SqliteConnection(SqliteConnections.ReaderString(file));
        connection.Open();
        return Task.FromResult(_known.PendingAfter(ReadApplied(connection)));
    }

    public Task<IReadOnlyList<Migration>> MigrateAsync(CancellationToken cancellationToken = default)
    {
        using var connection = SqliteConnections.OpenWriter(file);
        var pending = _known.PendingAfter(ReadApplied(connection));
        SqliteConnections.Execute(
            connection,
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                number INTEGER NOT NULL CONSTRAINT pk_schema_migrations PRIMARY KEY,
                name TEXT NOT NULL,
                checksum TEXT NOT NULL,
                applied_at INTEGER NOT NULL
            );
            """
        );
        foreach (var migration in pending)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Apply(connection, migration);
        }

        return Task.FromResult(pending);
    }

    private static List<AppliedMigration> ReadApplied(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'";
        if (command.ExecuteScalar() is 0L)
        {
            return [];
        }

        command.CommandText = "SELECT number, checksum FROM schema_migrations ORDER BY number";
        using var reader = command.ExecuteReader();
        var applied = new List<AppliedMigration>();
        while (reader.Read())
        {
            applied.Add(new AppliedMigration(reader.GetInt32(0), reader.GetString(1)));
        }

        return applied;
    }

    private void Apply(SqliteConnection connection, Migration migration)
    {
        using var transaction = connection.BeginTransaction();
        SqliteConnections.Execute(connection, migration.Sql);
        using (var command = connection.CreateCommand())
        {
            command.CommandText =
                "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES ($number, $name, $checksum, $at)";
            command.Parameters.AddWithValue("$number", migration.Number);
            command.Parameters.AddWithValue("$name", migration.Name);
            command.Parameters.AddWithValue("$checksum", migration.Checksum);
            command.Parameters.AddWithValue("$at", time.GetUtcNow().ToUnixTimeMilliseconds() * 1000);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
