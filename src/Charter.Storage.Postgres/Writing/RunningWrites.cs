namespace Charter.Storage.Postgres.Writing;

/// <summary>Counts the writes that run, so that stopping can wait for them.</summary>
internal sealed class RunningWrites
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private bool _stopping;

    /// <exception cref="ObjectDisposedException">The desk is stopping.</exception>
    public Leaver Enter()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_stopping, this);
            _count++;
        }

        return new Leaver(this);
    }

    /// <summary>Lets nobody enter any more and waits until all have left.</summary>
    public Task StopAsync()
    {
        lock (_lock)
        {
            _stopping = true;
            if (_count == 0)
            {
                _empty.TrySetResult();
            }
        }

        return _empty.Task;
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_count == 0 && _stopping)
            {
                _empty.TrySetResult();
            }
        }
    }

    /// <summary>Leaves when disposed.</summary>
    internal readonly struct Leaver(RunningWrites writes) : IDisposable
    {
        public void Dispose() => writes.Leave();
    }
}
