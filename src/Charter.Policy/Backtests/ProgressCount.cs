namespace Charter.Policy.Backtests;

/// <summary>How many tickets all threads together have counted.</summary>
internal sealed class ProgressCount(IProgress<long>? listener)
{
    private long _done;

    public void Add(int more)
    {
        var done = Interlocked.Add(ref _done, more);
        listener?.Report(done);
    }
}
