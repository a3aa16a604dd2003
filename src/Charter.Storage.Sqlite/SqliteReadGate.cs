using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Charter.Storage.Sqlite;

/// <summary>Contexts on read-only connections of their own.</summary>
internal sealed class SqliteReadGate(string file) : IReadGate
{
    private readonly PooledDbContextFactory<SqliteDeskContext> _contexts = new(SqliteConnections.ReaderOptions(file));

    public DeskContext Open() => _contexts.CreateDbContext();
}
