using Charter.Desk.Storage.Migrations;
using Npgsql;

namespace Charter.Storage.Postgres;

/// <summary>
/// Migrations under a lease row with an owner and an end by the database's clock. A node that dies holds the others up
/// until its lease ends, and no longer; every step checks inside its own transaction that the lease is still held, so
/// that a node which was only slow can't apply a step twice.
/// </summary>
internal sealed class PostgresMigrator(NpgsqlDataSource source) : IMigrator
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    private readonly MigrationSet _known = MigrationSet.Of(typeof(PostgresMigrator).Assembly);
    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    public int NewestKnown => _known.Newest;

    public async Task<IReadOnlyList<Migration>> FindPendingAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return _known.PendingAfter(await ReadAppliedAsync(connection, cancellationToken));
    }

    public async Task<IReadOnlyList<Migration>> MigrateAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        if (_known.PendingAfter(await ReadAppliedAsync(connection, cancellationToken)) is { Count: 0 } none)
        {
            return none;
        }

        await PrepareAsync(connection, cancellationToken);
        while (!await TryTakeLeaseAsync(connection, cancellationToken))
        {
            await Task.Delay(LookAgain, cancellationToken);
        }

        try
        {
            var pending = _known.PendingAfter(await ReadAppliedAsync(connection, cancellationToken));
            foreach (var migration in pending)
            {
                await ApplyAsync(connection, migration, cancellationToken);
            }

            return pending;
        }
        finally
        {
            await GiveLeaseBackAsync(connection);
        }
    }

    private static async Task<List<AppliedMigration>> ReadAppliedAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var look = new NpgsqlCommand("SELECT to_regclass('schema_migrations') IS NOT NULL", connection);
        if (await look.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return [];
        }

        await using var command = new NpgsqlCommand(
            "SELECT number, checksum FROM schema_migrations ORDER BY number",
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new List<AppliedMigration>();
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(new AppliedMigration(reader.GetInt32(0), reader.GetString(1)));
        }

        return applied;
    }

    // Two nodes that start together can both find a table missing; the advisory lock of this short transaction keeps
    // the second from failing on it.
    private static async Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            SELECT pg_advisory_xact_lock(hashtext('charter migrations'));
            CREATE TABLE IF NOT EXISTS schema_migrations (
                number integer NOT NULL CONSTRAINT pk_schema_migrations PRIMARY KEY,
                name text NOT NULL,
                checksum text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now()
            );
            CREATE TABLE IF NOT EXISTS migration_lease (
                id integer NOT NULL CONSTRAINT pk_migration_lease PRIMARY KEY CHECK (id = 1),
                owner text NOT NULL,
                held_until timestamptz NOT NULL
            );
            INSERT INTO migration_lease (id, owner, held_until) VALUES (1, '', '-infinity') ON CONFLICT DO NOTHING;
            """,
            connection,
            transaction
        );
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<bool> TryTakeLeaseAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "UPDATE migration_lease SET owner = $1, held_until = clock_timestamp() + $2 WHERE held_until < clock_timestamp()",
            connection
        );
        command.Parameters.Add(new() { Value = _owner });
        command.Parameters.Add(new() { Value = Lease });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (
            var keep = new NpgsqlCommand(
                "UPDATE migration_lease SET held_until = clock_timestamp() + $2 WHERE owner = $1",
                connection,
                transaction
            )
        )
        {
            keep.Parameters.Add(new() { Value = _owner });
            keep.Parameters.Add(new() { Value = Lease });
            if (await keep.ExecuteNonQueryAsync(cancellationToken) != 1)
            {
                throw new InvalidOperationException(
                    $"Another node took over the migrations before {migration.Number:0000}_{migration.Name}. Start again."
                );
            }
        }

#pragma warning disable CA2100 // The text is an embedded migration file.
        await using (var step = new NpgsqlCommand(migration.Sql, connection, transaction))
#pragma warning restore CA2100
        {
            step.CommandTimeout = 0;
            await step.ExecuteNonQueryAsync(cancellationToken);
        }

        await using (
            var remember = new NpgsqlCommand(
                "INSERT INTO schema_migrations (number, name, checksum) VALUES ($1, $2, $3)",
                connection,
                transaction
            )
        )
        {
            remember.Parameters.Add(new() { Value = migration.Number });
            remember.Parameters.Add(new() { Value = migration.Name });
            remember.Parameters.Add(new() { Value = migration.Checksum });
            await remember.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task GiveLeaseBackAsync(NpgsqlConnection connection)
    {
        if (connection.State != System.Data.ConnectionState.Open)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            "UPDATE migration_lease SET owner = '', held_until = '-infinity' WHERE owner = $1",
            connection
        );
        command.Parameters.Add(new() { Value = _owner });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
