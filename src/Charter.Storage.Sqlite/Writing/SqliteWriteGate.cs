using System.Threading.Channels;
using Charter.Desk.Shared;
using Charter.Desk.Storage;

namespace Charter.Storage.Sqlite.Writing;

/// <summary>
/// The one writer of the process. What waits while a commit goes to disk shares the next one: under load the cost of
/// the flush is divided among all of them, and alone nobody waits for company.
/// </summary>
internal sealed class SqliteWriteGate : IWriteGate, IAsyncDisposable
{
    private const int LongestQueue = 10_000;
    private const int LargestBatch = 256;

    private readonly Channel<QueuedWrite> _queue = Channel.CreateBounded<QueuedWrite>(
        new BoundedChannelOptions(LongestQueue) { SingleReader = true }
    );

    private readonly SqliteWriter _writer;
    private readonly Lazy<Task> _loop;

    public SqliteWriteGate(string file, WritePipeline pipeline, JournalPulse pulse)
    {
        _writer = new SqliteWriter(file, pipeline, pulse);
        _loop = new Lazy<Task>(() => Task.Run(RunAsync));
    }

    public async Task<Outcome<T>> WriteAsync<T>(
        WriteRequest request,
        Func<DeskContext, CancellationToken, Task<Outcome<T>>> work,
        CancellationToken cancellationToken = default
    )
    {
        var write = new QueuedWriteOf<T>(request, work, cancellationToken);
        _ = _loop.Value;
        try
        {
            await _queue.Writer.WriteAsync(write, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(
                nameof(SqliteWriteGate),
                "The desk is stopping and takes no more writes."
            );
        }

        return await write.Answered;
    }

    /// <summary>Takes no more, finishes what was accepted, then lets go of the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        if (_loop.IsValueCreated)
        {
            await _loop.Value;
        }

        _writer.Dispose();
    }

    private async Task RunAsync()
    {
        var batch = new List<QueuedWrite>(LargestBatch);
        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var next))
            {
                if (next.CancellationToken.IsCancellationRequested)
                {
                    next.Fail(new OperationCanceledException(next.CancellationToken));
                }
                else
                {
                    batch.Add(next);
                }
            }

            await _writer.WriteAsync(batch);
        }
    }
}
