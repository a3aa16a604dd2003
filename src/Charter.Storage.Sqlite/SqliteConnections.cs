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
            TeachFunctions(connection);
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

    /// <summary>A reading connection that stays open for the contexts that use it one after the other.</summary>
    public static PreparingConnection OpenReader(string file)
    {
        var connection = new PreparingConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ConnectionString
        );
        try
        {
            connection.Open();
            TeachFunctions(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Contexts that read, and are given a connection by <c>SetDbConnection</c>.</summary>
    public static DbContextOptions<SqliteDeskContext> ReaderOptions() =>
        new DbContextOptionsBuilder<SqliteDeskContext>()
            .UseSqlite()
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;

    /// <summary>Contexts that write, and are given the connection by <c>SetDbConnection</c>.</summary>
    public static DbContextOptions<SqliteDeskContext> WriterOptions() =>
        new DbContextOptionsBuilder<SqliteDeskContext>().UseSqlite().Options;

    // EF Core gives each connection the functions that its queries call, and does so again for every context that is
    // made with a connection; whenever a function is given anew, SQLite forgets every prepared statement. Here it
    // happens once, and contexts get the connection afterwards.
    private static void TeachFunctions(SqliteConnection connection)
    {
        using var db = new SqliteDeskContext(
            new DbContextOptionsBuilder<SqliteDeskContext>().UseSqlite(connection).Options
        );
        _ = db.Database.GetDbConnection();
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is the program's own: constants and embedded migration files.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
