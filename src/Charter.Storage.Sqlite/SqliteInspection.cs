using Charter.Desk.Storage;
using Charter.Desk.Storage.Migrations;
using Microsoft.Data.Sqlite;

namespace Charter.Storage.Sqlite;

/// <summary>A desk's file opened read-only and without the folder's lock, beside a desk that may be running.</summary>
public sealed class SqliteInspection : IDatabaseInspection
{
    private readonly string _file;
    private readonly SqliteReadGate _reads;

    /// <param name="folder">The data folder.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="FileNotFoundException">There is no desk in the folder.</exception>
    public SqliteInspection(string folder, TimeProvider time)
    {
        _file = DataFolder.DatabaseFileIn(Path.GetFullPath(folder));
        if (!File.Exists(_file))
        {
            throw new FileNotFoundException($"There is no desk in {folder}: {_file} does not exist.", _file);
        }

        Migrator = new SqliteMigrator(_file, time);
        _reads = new SqliteReadGate(_file);
        Health = new SqliteHealth(_file);
    }

    public IMigrator Migrator { get; }

    public IReadGate Reads => _reads;

    public IDatabaseHealth Health { get; }

    public ValueTask DisposeAsync()
    {
        _reads.Dispose();
        using var readers = new SqliteConnection(SqliteConnections.ReaderString(_file));
        SqliteConnection.ClearPool(readers);
        return ValueTask.CompletedTask;
    }
}
