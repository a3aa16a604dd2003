using Charter.Desk.Shared;
using Charter.Desk.Storage;

namespace Charter.Storage.Sqlite.Writing;

/// <summary>A queued write with its work and the kind of result.</summary>
internal sealed class QueuedWriteOf<T>(
    WriteRequest request,
    Func<DeskContext, CancellationToken, Task<Outcome<T>>> work,
    CancellationToken cancellationToken
) : QueuedWrite(request, cancellationToken)
{
    // Continuations must not run on the writer's loop: they could write again and wait for themselves.
    private readonly TaskCompletionSource<Outcome<T>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Outcome<T> _outcome;

    public Task<Outcome<T>> Answered => _answer.Task;

    public override async Task<bool> RunAsync(DeskContext db, WritePipeline pipeline)
    {
        _outcome = await pipeline.RunAsync(db, work, CancellationToken);
        return _outcome.Refusal is null;
    }

    public override void Answer() => _answer.TrySetResult(_outcome);

    public override void Fail(Exception error)
    {
        if (error is OperationCanceledException && CancellationToken.IsCancellationRequested)
        {
            _answer.TrySetCanceled(CancellationToken);
        }
        else
        {
            _answer.TrySetException(error);
        }
    }
}
