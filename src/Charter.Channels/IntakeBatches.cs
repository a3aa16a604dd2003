using System.Data.Common;
using System.Net.Sockets;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using NodaTime;

namespace Charter.Channels;

/// <summary>
/// Files what arrives while other things are being filed in one write: the questions, the reactions, the seals and the flush
/// are then shared by all of it. Alone, nothing waits for company. When a write of several fails or is refused, each is tried
/// by itself, so that one bad mail hurts only itself.
/// </summary>
internal sealed class IntakeBatches(IWriteGate writes)
{
    /// <summary>How many share a write.</summary>
    public const int Largest = 64;

    // While one is on its way to the disk, the next is made ready.
    private const int MostWrites = 2;

    // They get the clocks of one instant, the latest's; what arrived long before is not filed as of now.
    private static readonly Duration Together = Duration.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly LinkedList<IntakeWork> _waiting = new();
    private readonly HashSet<string> _busy = new(StringComparer.Ordinal);
    private int _running;

    /// <summary>How many wait for a write that has not begun.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Files it. When the task ends, it is durable.</summary>
    public Task<Outcome<ChannelIntake.Result>> FileAsync(IntakeWork work)
    {
        lock (_lock)
        {
            _waiting.AddLast(work);
            if (_running == MostWrites)
            {
                return work.Answered;
            }

            _running++;
        }

        _ = RunAsync();
        return work.Answered;
    }

    private async Task RunAsync()
    {
        while (TakeNext() is { Count: > 0 } batch)
        {
            await WriteAsync(batch);
            lock (_lock)
            {
                batch.ForEach(work => _busy.ExceptWith(work.Names));
            }
        }
    }

    // The one that has waited longest, and those after it that can share its write. Nobody is overtaken by one that shares a
    // name with them: what is left out here leaves its names behind. What shares a name with a write that is under way waits
    // for its end, and whoever carries that write out takes it up then.
    private List<IntakeWork> TakeNext()
    {
        var batch = new List<IntakeWork>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        lock (_lock)
        {
            for (var node = _waiting.First; node is not null && batch.Count < Largest; )
            {
                var (work, next) = (node.Value, node.Next);
                if (work.CancellationToken.IsCancellationRequested)
                {
                    work.Fail(new OperationCanceledException(work.CancellationToken));
                    _waiting.Remove(node);
                }
                else
                {
                    var isFree = !names.Overlaps(work.Names) && !_busy.Overlaps(work.Names);
                    names.UnionWith(work.Names);
                    if (isFree && (batch.Count == 0 || MayJoin(batch[0], work)))
                    {
                        batch.Add(work);
                        _waiting.Remove(node);
                    }
                }

                node = batch is [{ MayShare: false }] ? null : next;
            }

            batch.ForEach(work => _busy.UnionWith(work.Names));
            if (batch.Count == 0)
            {
                _running--;
            }
        }

        return batch;
    }

    private static bool MayJoin(IntakeWork first, IntakeWork next) =>
        next.MayShare
        && next.Request.Actor == first.Request.Actor
        && next.Request.Now - first.Request.Now is var gap
        && gap <= Together
        && gap >= -Together;

    private static bool IsOfTheDatabase(Exception error) =>
        error is DbException or ObjectDisposedException
        || error.GetBaseException()
            is IOException
                or SocketException
                or TimeoutException
                or DbException { IsTransient: true };

    private async Task WriteAsync(List<IntakeWork> batch)
    {
        try
        {
            var latest = batch.Max(w => w.Request.Now);
            var written = await writes.WriteAsync(
                batch[0].Request with
                {
                    Now = latest,
                },
                (db, ct) => IntakeFiling.FileAllAsync(db, batch, ct),
                batch.Count == 1 ? batch[0].CancellationToken : CancellationToken.None
            );
            if (written.IsDone(out var results))
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    batch[i].Answer(results[i]);
                }

                return;
            }

            if (batch.Count == 1)
            {
                batch[0].Answer(written.Refusal!);
                return;
            }
        }
        catch (Exception error)
        {
            // A database that is away is away for each of them.
            if (batch.Count == 1 || IsOfTheDatabase(error))
            {
                batch.ForEach(w => w.Fail(error));
                return;
            }
        }

        foreach (var work in batch)
        {
            await WriteAsync([work]);
        }
    }
}
