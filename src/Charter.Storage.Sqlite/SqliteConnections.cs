using Charter.Desk.Storage.Search;
using Charter.Storage.Sqlite.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Charter.Storage.Sqlite;

/// <summary>
/// How connections to the file are opened. Only the one writer may change or checkpoint it: the native library that
/// restores here (3.50.4) has a race between two connections that do either, mended in 3.51.3. Readers are opened
/// read-only, which rules out both.
/// </summary>
internal static class SqliteConnections
{
    static SqliteConnections() => SQLitePCL.Batteries_V2.Init();

    public static PreparingConnection OpenWriter(string file)
    {
        var connection = new PreparingConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = SqliteOpenMode.ReadWriteCreate,
                Pooling = false,
                ForeignKeys = true,
            }.ConnectionString
        );
        try
        {
            connection.Open();
            connection.CreateFunction<string?, string?>(
                SqliteTextSearch.WordsFunction,
                text => text is null ? null : SearchWords.Spread(text),
                isDeterministic: true
            );
            Execute(
                connection,
                """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA wal_autocheckpoint = 2000;
                PRAGMA journal_size_limit = 67108864;
                PRAGMA cache_size = -65536;
                PRAGMA temp_store = MEMORY;
                """
            );
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static string ReaderString(string file) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = true,
        }.ConnectionString;

    public static DbContextOptions<SqliteDeskContext> ReaderOptions(string file) =>
        new DbContextOptionsBuilder<SqliteDeskContext>()
            .UseSqlite(ReaderString(file))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;

    public static DbContextOptions<SqliteDeskContext> WriterOptions(SqliteConnection connection) =>
        new DbContextOptionsBuilder<SqliteDeskContext>().UseSqlite(connection).Options;

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is the program's own: constants and embedded migration files.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
