using Charter.Desk.Deliveries;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Migrations;
using Charter.Desk.Storage.Search;
using Charter.Storage.Sqlite.Writing;
using Microsoft.Data.Sqlite;

namespace Charter.Storage.Sqlite;

/// <summary>A desk in one file of one folder, with one writing process.</summary>
public sealed class SqliteDatabase : IDeskDatabase
{
    private readonly DataFolder _folder;
    private readonly SqliteWriteGate _writes;
    private readonly SqliteReadGate _reads;
    private readonly JournalPulse _pulse = new();

    private SqliteDatabase(DataFolder folder, WritePipeline pipeline, TimeProvider time)
    {
        _folder = folder;
        Migrator = new SqliteMigrator(folder.DatabaseFile, time);
        _writes = new SqliteWriteGate(folder.DatabaseFile, pipeline, _pulse);
        _reads = new SqliteReadGate(folder.DatabaseFile);
        Outbox = new SqliteOutboxClaim(_writes, _reads, time);
        Health = new SqliteHealth(folder.DatabaseFile);
    }

    public IMigrator Migrator { get; }

    public IWriteGate Writes => _writes;

    public IReadGate Reads => _reads;

    public IOutboxClaim Outbox { get; }

    public ITextSearch Search { get; } = new SqliteTextSearch();

    public IJournalSignal Signal => _pulse;

    public IDatabaseHealth Health { get; }

    /// <summary>Takes the folder for this process. Nothing is read or migrated yet.</summary>
    /// <exception cref="DataFolderInUseException">Another process has it.</exception>
    public static SqliteDatabase Open(string folder, WritePipeline pipeline, TimeProvider time)
    {
        var taken = DataFolder.Take(folder);
        try
        {
            return new SqliteDatabase(taken, pipeline, time);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _writes.DisposeAsync();
        _reads.Dispose();
        using (var readers = new SqliteConnection(SqliteConnections.ReaderString(_folder.DatabaseFile)))
        {
            SqliteConnection.ClearPool(readers);
        }

        _folder.Dispose();
    }
}
