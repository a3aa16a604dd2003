using Charter.Desk.Deliveries;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Migrations;
using Charter.Desk.Storage.Search;
using Charter.Storage.Postgres.Writing;
using Npgsql;

namespace Charter.Storage.Postgres;

/// <summary>A desk in one PostgreSQL database, which any number of nodes may share.</summary>
public sealed class PostgresDatabase : IDeskDatabase
{
    private readonly NpgsqlDataSource _source;
    private readonly PostgresWriteGate _writes;
    private readonly PostgresJournalSignal _signal;

    private PostgresDatabase(NpgsqlDataSource source, WritePipeline pipeline)
    {
        _source = source;
        Migrator = new PostgresMigrator(source);
        _writes = new PostgresWriteGate(source, pipeline);
        Reads = new PostgresReadGate(source);
        Outbox = new PostgresOutboxClaim(Reads);
        _signal = new PostgresJournalSignal(source);
        Health = new PostgresHealth(source);
    }

    public IMigrator Migrator { get; }

    public IWriteGate Writes => _writes;

    public IReadGate Reads { get; }

    public IOutboxClaim Outbox { get; }

    public ITextSearch Search { get; } = new PostgresTextSearch();

    public IJournalSignal Signal => _signal;

    public IDatabaseHealth Health { get; }

    /// <summary>Prepares the connections. Nothing is read or migrated yet.</summary>
    /// <param name="connectionString">As Npgsql takes it: <c>Host=…;Database=…;Username=…</c>.</param>
    /// <param name="pipeline">What every write does inside its transaction.</param>
    public static PostgresDatabase Open(string connectionString, WritePipeline pipeline)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.ApplicationName ??= "charter";
        return new PostgresDatabase(new NpgsqlDataSourceBuilder(settings.ConnectionString).Build(), pipeline);
    }

    public async ValueTask DisposeAsync()
    {
        await _writes.DisposeAsync();
        await _signal.DisposeAsync();
        await _source.DisposeAsync();
    }
}
