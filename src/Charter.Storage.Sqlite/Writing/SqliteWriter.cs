using Charter.Desk.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Charter.Storage.Sqlite.Writing;

/// <summary>
/// Owns the writing connection. Each write of a batch has a savepoint and a context of its own: one that is refused or
/// fails takes back only itself. When the transaction itself is lost, everyone in it fails, and the connection is
/// opened anew before the next batch.
/// </summary>
internal sealed class SqliteWriter(string file, WritePipeline pipeline, JournalPulse pulse) : IDisposable
{
    private const string Savepoint = "write";

    private readonly IdSource _ids = new();
    private PreparingConnection? _connection;
    private PreparedInserts? _inserts;
    private PooledDbContextFactory<SqliteDeskContext>? _contexts;

    /// <summary>Carries the batch out. Every write in it has been answered or failed when this returns; it never throws.</summary>
    public async Task WriteAsync(List<QueuedWrite> batch)
    {
        var next = 0;
        while (next < batch.Count)
        {
            next = await WriteFromAsync(batch, next);
        }
    }

    public void Dispose() => Close();

    // Returns where to go on: after the batch, or after the writes that were lost with their transaction.
    private async Task<int> WriteFromAsync(List<QueuedWrite> batch, int first)
    {
        var carried = new List<QueuedWrite>(batch.Count - first);
        var next = first;
        try
        {
            var connection = Open();
            if (_ids.IsLow)
            {
                TakeIds(connection);
            }

            await using var transaction = connection.BeginTransaction(deferred: false);
            for (; next < batch.Count; next++)
            {
                if (await RunAsync(batch[next], transaction))
                {
                    carried.Add(batch[next]);
                }
            }

            transaction.Commit();
        }
        catch (Exception error)
        {
            Close();
            if (next < batch.Count)
            {
                carried.Add(batch[next]);
            }

            foreach (var write in carried)
            {
                write.Fail(error);
            }

            return next + 1;
        }

        pulse.Strike();
        foreach (var write in carried)
        {
            write.Answer();
        }

        return next;
    }

    // False when the write failed on its own and has been told so. An exception means that the transaction is lost.
    private async Task<bool> RunAsync(QueuedWrite write, SqliteTransaction transaction)
    {
        transaction.Save(Savepoint);
        var stays = false;
        Exception? failure = null;
        try
        {
            await using var db = _contexts!.CreateDbContext();
            db.Inserts = _inserts;
            db.Database.SetDbConnection(_connection);
            db.Database.AutoSavepointsEnabled = false;
            db.Database.UseTransaction(transaction);
            db.Write = new WriteScope(write.Request.Actor, write.Request.Now, write.Request.RequestId, _ids);
            stays = await write.RunAsync(db, pipeline);
        }
        catch (Exception error)
        {
            failure = error;
        }

        if (!stays)
        {
            transaction.Rollback(Savepoint);
        }

        transaction.Release(Savepoint);
        if (failure is null)
        {
            return true;
        }

        write.Fail(failure);
        return false;
    }

    private PreparingConnection Open()
    {
        if (_connection is null)
        {
            _connection = SqliteConnections.OpenWriter(file);
            _inserts = new PreparedInserts(_connection);
            _contexts = new PooledDbContextFactory<SqliteDeskContext>(SqliteConnections.WriterOptions(), poolSize: 1);
        }

        return _connection;
    }

    private void Close()
    {
        _inserts?.Dispose();
        _inserts = null;
        _connection?.Dispose();
        _connection = null;
        _contexts = null;
    }

    // A commit of its own: ids that a lost batch had used are never given again.
    private void TakeIds(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE counters SET value = value + $block WHERE name = $name RETURNING value";
        command.Parameters.AddWithValue("$block", IdSource.BlockSize);
        command.Parameters.AddWithValue("$name", IdSource.CounterName);
        var last = (long)(
            command.ExecuteScalar() ?? throw new InvalidOperationException("The schema is not there yet.")
        );
        _ids.Refill(last - IdSource.BlockSize + 1);
    }
}
