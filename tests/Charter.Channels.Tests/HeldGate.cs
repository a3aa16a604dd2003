using Charter.Desk.Shared;
using Charter.Desk.Storage;

namespace Charter.Channels.Tests;

/// <summary>A write gate that holds what comes until it is opened, and counts it: so a test makes things arrive together.</summary>
internal sealed class HeldGate(IWriteGate gate) : IWriteGate
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _writes;

    /// <summary>How many writes were asked for.</summary>
    public int Writes => _writes;

    public void Open() => _opened.SetResult();

    public async Task<Outcome<T>> WriteAsync<T>(
        WriteRequest request,
        Func<DeskContext, CancellationToken, Task<Outcome<T>>> work,
        CancellationToken cancellationToken = default
    )
    {
        Interlocked.Increment(ref _writes);
        await _opened.Task;
        return await gate.WriteAsync(request, work, cancellationToken);
    }
}
