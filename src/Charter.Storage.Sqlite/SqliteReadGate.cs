using System.Collections.Concurrent;
using Charter.Desk.Storage;
using Charter.Storage.Sqlite.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Charter.Storage.Sqlite;

/// <summary>
/// Contexts on read-only connections. The connections stay open and keep the statements that they prepared: opening one
/// and parsing the same questions again would cost more than most answers.
/// </summary>
internal sealed class SqliteReadGate(string file) : IReadGate, IDisposable
{
    // Beyond this a connection ends with its use. Each holds a page cache of up to two megabytes.
    private const int MostIdle = 16;

    private readonly PooledDbContextFactory<SqliteDeskContext> _contexts = new(SqliteConnections.ReaderOptions());
    private readonly ConcurrentStack<PreparingConnection> _idle = new();
    private volatile bool _isClosed;

    public DeskContext Open()
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        var connection = _idle.TryPop(out var kept) ? kept : SqliteConnections.OpenReader(file);
        try
        {
            var db = _contexts.CreateDbContext();
            db.Database.SetDbConnection(connection);
            db.Lend(connection, this);
            return db;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Takes a connection back from a context that is done. One with an open question is closed: it would hold
    /// on to the past.</summary>
    internal void TakeBack(PreparingConnection connection)
    {
        if (connection.IsAtRest && _idle.Count < MostIdle && !_isClosed)
        {
            _idle.Push(connection);
            if (!_isClosed)
            {
                return;
            }
        }
        else
        {
            connection.Dispose();
        }

        CloseIdle();
    }

    /// <summary>Closes the connections that nobody uses now, and the others when they come back.</summary>
    public void Dispose()
    {
        _isClosed = true;
        CloseIdle();
    }

    private void CloseIdle()
    {
        while (_isClosed && _idle.TryPop(out var connection))
        {
            connection.Dispose();
        }
    }
}
