using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Charter.Storage.Postgres.Writing;

/// <summary>
/// A transaction each, on pooled connections. When two writers met, or the connection was lost, the work runs again
/// with a fresh context: work must do nothing but use the context that it is given.
/// </summary>
internal sealed class PostgresWriteGate : IWriteGate, IAsyncDisposable
{
    private const int MostTries = 8;

    private readonly PooledDbContextFactory<PostgresDeskContext> _contexts;
    private readonly NpgsqlDataSource _source;
    private readonly WritePipeline _pipeline;
    private readonly IdSource _ids = new();
    private readonly SemaphoreSlim _refilling = new(1);
    private readonly RunningWrites _running = new();

    public PostgresWriteGate(NpgsqlDataSource source, WritePipeline pipeline)
    {
        _source = source;
        _pipeline = pipeline;
        _contexts = new PooledDbContextFactory<PostgresDeskContext>(
            new DbContextOptionsBuilder<PostgresDeskContext>().UseNpgsql(source).Options
        );
    }

    public async Task<Outcome<T>> WriteAsync<T>(
        WriteRequest request,
        Func<DeskContext, CancellationToken, Task<Outcome<T>>> work,
        CancellationToken cancellationToken = default
    )
    {
        using var running = _running.Enter();
        for (var tries = 1; ; tries++)
        {
            try
            {
                await RefillAsync(cancellationToken);
                return await TryOnceAsync(request, work, cancellationToken);
            }
            catch (Exception error) when (tries < MostTries && WriteFailures.AreWorthAnotherTry(error))
            {
                await Task.Delay(WriteFailures.PauseAfter(tries), cancellationToken);
            }
        }
    }

    /// <summary>Takes no more and waits for what runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await _running.StopAsync();
        _refilling.Dispose();
    }

    private async Task<Outcome<T>> TryOnceAsync<T>(
        WriteRequest request,
        Func<DeskContext, CancellationToken, Task<Outcome<T>>> work,
        CancellationToken cancellationToken
    )
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        db.Database.AutoSavepointsEnabled = false;
        db.Write = new WriteScope(request.Actor, request.Now, request.RequestId, _ids);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var outcome = await _pipeline.RunAsync(db, work, cancellationToken);
            if (outcome.Refusal is not null)
            {
                await transaction.RollbackAsync(cancellationToken);
                return outcome;
            }

            var id = await AnnounceAsync(db, cancellationToken);
            // From here on the caller can't take it back: to be cancelled between commit and answer helps nobody.
            if (await CommitAsync(transaction, request.RequestId is null ? id : null))
            {
                return outcome;
            }

            throw new WriteLostException("The connection was lost before the commit.");
        }
        finally
        {
            // The context goes back to the pool and must not carry this write to the next.
            db.Write = null;
        }
    }

    // When the connection is lost during the commit, nobody knows yet whether it happened. A write with a request id
    // simply runs again: its row in "requests" waits for the lost transaction and meets it if it won. A write without
    // one asks the server what became of the transaction.
    private async Task<bool> CommitAsync(IDbContextTransaction transaction, string? id)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
            return true;
        }
        catch (Exception error) when (id is not null && WriteFailures.IsLostConnection(error))
        {
            return await LostTransactions.WasCommittedAsync(_source, id);
        }
    }

    // Tells the listeners of all nodes once this commits, and learns the transaction's id on the same way.
    private static async Task<string> AnnounceAsync(DeskContext db, CancellationToken cancellationToken) =>
        await db
            .Database.SqlQuery<string>(
                $"""
                SELECT pg_current_xact_id()::text AS "Value"
                FROM (SELECT pg_notify({PostgresJournalSignal.Channel}, '')) AS told
                """
            )
            .SingleAsync(cancellationToken);

    private async Task RefillAsync(CancellationToken cancellationToken)
    {
        if (!_ids.IsLow)
        {
            return;
        }

        await _refilling.WaitAsync(cancellationToken);
        try
        {
            if (!_ids.IsLow)
            {
                return;
            }

            await using var command = _source.CreateCommand(
                "UPDATE counters SET value = value + $1 WHERE name = $2 RETURNING value"
            );
            command.Parameters.Add(new() { Value = IdSource.BlockSize });
            command.Parameters.Add(new() { Value = IdSource.CounterName });
            var last = (long)(
                await command.ExecuteScalarAsync(cancellationToken)
                ?? throw new InvalidOperationException("The schema is not there yet.")
            );
            _ids.Refill(last - IdSource.BlockSize + 1);
        }
        finally
        {
            _refilling.Release();
        }
    }
}
