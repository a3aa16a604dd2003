namespace Charter.Desk.Storage;

/// <summary>
/// Tells readers that the journal moved, on this node or another. It carries no event and may beat once too often;
/// a reader takes <see cref="Beat"/>, reads the journal from where it was, then waits for the next beat.
/// </summary>
public interface IJournalSignal
{
    /// <summary>A number that grows each time the journal may have moved.</summary>
    long Beat { get; }

    /// <summary>Returns when <see cref="Beat"/> is beyond <paramref name="beat"/>.</summary>
    Task WaitBeyondAsync(long beat, CancellationToken cancellationToken = default);
}
