using System.Runtime.CompilerServices;
using Charter.Desk.Storage;
using Npgsql;

namespace Charter.Storage.Postgres;

/// <summary>What PostgreSQL says of itself.</summary>
internal sealed class PostgresHealth(NpgsqlDataSource source) : IDatabaseHealth
{
    public async Task<DatabaseFacts> DescribeAsync(CancellationToken cancellationToken = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            SELECT current_setting('server_version'), pg_database_size(current_database()),
                current_setting('fsync'), current_setting('synchronous_commit'), current_setting('data_checksums'),
                current_user, clock_timestamp()::text
            """,
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new DatabaseFacts(
            $"PostgreSQL {reader.GetString(0)}",
            $"{connection.Host}:{connection.Port}/{connection.Database}",
            reader.GetInt64(1),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["fsync"] = reader.GetString(2),
                ["synchronous_commit"] = reader.GetString(3),
                ["data checksums"] = reader.GetString(4),
                ["user"] = reader.GetString(5),
                ["database clock"] = reader.GetString(6),
            }
        );
    }

    public async IAsyncEnumerable<string> FindFaultsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            SELECT 'Index ' || indexrelid::regclass || ' is not valid.' FROM pg_index
            WHERE NOT indisvalid OR NOT indisready
            UNION ALL
            SELECT 'Constraint ' || conname || ' of ' || conrelid::regclass || ' was never validated.' FROM pg_constraint
            WHERE NOT convalidated
            UNION ALL
            SELECT checksum_failures || ' pages failed their checksum.' FROM pg_stat_database
            WHERE datname = current_database() AND checksum_failures > 0
            """,
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return reader.GetString(0);
        }
    }

    public async IAsyncEnumerable<string> FindSearchFaultsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            SELECT 'ticket ' || t.id FROM tickets t JOIN customers c ON c.id = t.customer_id
            LEFT JOIN ticket_search s ON s.ticket_id = t.id
            WHERE s.words IS DISTINCT FROM charter_words(t.subject || ' ' || c.name)
            UNION ALL
            SELECT 'message ' || m.id FROM messages m LEFT JOIN message_search s ON s.message_id = m.id
            WHERE s.words IS DISTINCT FROM charter_words(m.subject || ' ' || m.text)
            """,
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return $"The words of {reader.GetString(0)} in the search index are not those of its text.";
        }
    }
}
