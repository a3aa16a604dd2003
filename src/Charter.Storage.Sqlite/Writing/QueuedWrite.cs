using Charter.Desk.Storage;

namespace Charter.Storage.Sqlite.Writing;

/// <summary>A write that waits for its place in a commit. Its caller learns the outcome only once that is durable.</summary>
internal abstract class QueuedWrite(WriteRequest request, CancellationToken cancellationToken)
{
    public WriteRequest Request { get; } = request;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Runs the work inside the batch's transaction.</summary>
    /// <returns>Whether it did something that must stay; <c>false</c> for a refusal.</returns>
    public abstract Task<bool> RunAsync(DeskContext db, WritePipeline pipeline);

    /// <summary>Tells the caller what <see cref="RunAsync"/> came to.</summary>
    public abstract void Answer();

    public abstract void Fail(Exception error);
}
