using Charter.Desk.Storage;
using Charter.Storage.Postgres;
using Charter.Storage.Sqlite;

namespace Charter.Server.Hosting;

/// <summary>Opens the database that the options name: SQLite in the data folder, unless they name a PostgreSQL.</summary>
public static class DatabaseChoice
{
    /// <summary>Opens it to work. Nothing is migrated yet.</summary>
    /// <exception cref="InvalidDataException">The address can't be read.</exception>
    /// <exception cref="DataFolderInUseException">Another process works on the folder.</exception>
    public static IDeskDatabase Open(ServeOptions options, WritePipeline pipeline, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Database is { Length: > 0 } address
            ? PostgresDatabase.Open(PostgresAddress.Read(address), pipeline)
            : SqliteDatabase.Open(options.DataDirectory, pipeline, time);
    }

    /// <summary>Opens it to look at it, also while a desk runs on it.</summary>
    /// <exception cref="InvalidDataException">The address can't be read.</exception>
    /// <exception cref="FileNotFoundException">There is no desk in the folder.</exception>
    public static IDatabaseInspection OpenToInspect(ServeOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Database is { Length: > 0 } address
            ? PostgresDatabase.Open(PostgresAddress.Read(address), new WritePipeline([]))
            : new SqliteInspection(options.DataDirectory, time);
    }
}
