using NodaTime;

namespace Charter.Desk.Deliveries;

/// <summary>Takes due items of the outbox for one node, so that no two nodes work on the same one.</summary>
public interface IOutboxClaim
{
    /// <summary>
    /// Leases up to <paramref name="most"/> due items, oldest first. Each claim raises the item's fence; a result that
    /// comes with an older fence is refused, so that a node which was only slow can't overwrite its successor's.
    /// </summary>
    /// <param name="most">How many at most.</param>
    /// <param name="node">Who claims: a name that no other running process has.</param>
    /// <param name="lease">How long, by the database's clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<OutboxItem>> ClaimAsync(
        int most,
        string node,
        Duration lease,
        CancellationToken cancellationToken = default
    );
}
