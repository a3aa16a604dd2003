using System.Runtime.CompilerServices;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Search;
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

    public async IAsyncEnumerable<string> FindSearchFaultsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await using var connection = Open();
        // The index keeps words and no texts, so it is made again beside it, in a temporary table that also a
        // read-only connection may have, and compared word for word.
        connection.CreateFunction<string?, string?>(
            SqliteTextSearch.WordsFunction,
            text => text is null ? null : SearchWords.Spread(text),
            isDeterministic: true
        );
        await using var command = connection.CreateCommand();
        foreach (var (index, what, source) in Indexed)
        {
#pragma warning disable CA2100 // Constants of this class.
            command.CommandText = $"""
                CREATE VIRTUAL TABLE temp.expected USING fts5(
                    words, content = '', tokenize = 'unicode61 remove_diacritics 2'
                );
                INSERT INTO temp.expected (rowid, words) {source};
                CREATE VIRTUAL TABLE temp.expected_words USING fts5vocab('temp', 'expected', 'instance');
                CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab('main', '{index}', 'instance');
                SELECT doc FROM (
                    SELECT * FROM (
                        SELECT doc, term, offset FROM temp.expected_words
                        EXCEPT SELECT doc, term, offset FROM temp.kept_words
                    )
                    UNION SELECT * FROM (
                        SELECT doc, term, offset FROM temp.kept_words
                        EXCEPT SELECT doc, term, offset FROM temp.expected_words
                    )
                ) GROUP BY doc ORDER BY doc;
                """;
#pragma warning restore CA2100
            await using (var faults = await command.ExecuteReaderAsync(cancellationToken))
            {
                while (await faults.ReadAsync(cancellationToken))
                {
                    yield return $"The words of {what} {faults.GetInt64(0)} in the search index are not those of its text.";
                }
            }

            command.CommandText =
                "DROP TABLE temp.expected_words; DROP TABLE temp.kept_words; DROP TABLE temp.expected;";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    // As the triggers of migration 0003 fill them.
    private static readonly (string Index, string What, string Source)[] Indexed =
    [
        (
            "ticket_search",
            "ticket",
            "SELECT t.id, charter_words(t.subject || ' ' || c.name) FROM tickets t JOIN customers c ON c.id = t.customer_id"
        ),
        ("message_search", "message", "SELECT id, charter_words(subject || ' ' || text) FROM messages"),
    ];

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
