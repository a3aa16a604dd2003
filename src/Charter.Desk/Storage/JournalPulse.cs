namespace Charter.Desk.Storage;

/// <summary>The signal inside one process; the databases beat it.</summary>
public sealed class JournalPulse : IJournalSignal
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = NewSource();
    private long _beat;

    public long Beat
    {
        get
        {
            lock (_lock)
            {
                return _beat;
            }
        }
    }

    /// <summary>Says that the journal moved.</summary>
    public void Strike()
    {
        TaskCompletionSource waiting;
        lock (_lock)
        {
            _beat++;
            waiting = _next;
            _next = NewSource();
        }

        waiting.TrySetResult();
    }

    public Task WaitBeyondAsync(long beat, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            return _beat > beat ? Task.CompletedTask : _next.Task.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
