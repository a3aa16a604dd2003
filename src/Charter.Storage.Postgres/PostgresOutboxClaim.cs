using Charter.Desk.Deliveries;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Storage.Postgres;

/// <summary>
/// Claims by the database's clock; what another node is claiming at this moment is passed over. Whoever had an item and wrote
/// down no result died, and it may have left.
/// </summary>
internal sealed class PostgresOutboxClaim(IReadGate contexts) : IOutboxClaim
{
    public async Task<IReadOnlyList<OutboxItem>> ClaimAsync(
        int most,
        string node,
        Duration lease,
        CancellationToken cancellationToken = default
    )
    {
        var length = lease.ToTimeSpan();
        await using var db = contexts.Open();
        var items = await db
            .Outbox.FromSql(
                $"""
                UPDATE outbox SET leased_by = {node}, leased_until = now() + {length}, fence = fence + 1,
                    may_have_left_at = CASE WHEN leased_by IS NULL THEN may_have_left_at ELSE COALESCE(may_have_left_at, now()) END
                WHERE id IN (
                    SELECT id FROM outbox
                    WHERE state = 'Waiting' AND due_at <= now() AND (leased_until IS NULL OR leased_until <= now())
                    ORDER BY due_at LIMIT {most} FOR UPDATE SKIP LOCKED
                )
                RETURNING *
                """
            )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        items.Sort((a, b) => a.DueAt.CompareTo(b.DueAt));
        return items;
    }
}
