using Charter.Desk.Deliveries;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Storage.Sqlite;

/// <summary>
/// Claims through the one writer, by the process's clock, which is the only one. What another name holds was left by a
/// run that is dead, since only one process works on the folder: it is taken over at once.
/// </summary>
internal sealed class SqliteOutboxClaim(IWriteGate writes, IReadGate reads, TimeProvider time) : IOutboxClaim
{
    public async Task<IReadOnlyList<OutboxItem>> ClaimAsync(
        int most,
        string node,
        Duration lease,
        CancellationToken cancellationToken = default
    )
    {
        var now = Microseconds.Truncate(Instant.FromDateTimeOffset(time.GetUtcNow()));

        // Looking costs no commit; most of the time nothing is due.
        await using (var look = reads.Open())
        {
            if (!await Due(look, now, node).AnyAsync(cancellationToken))
            {
                return [];
            }
        }

        var claimed = await writes.WriteAsync<IReadOnlyList<OutboxItem>>(
            new WriteRequest(Actor.System("outbox"), now),
            async (db, cancellation) =>
            {
                var items = await Due(db, now, node).OrderBy(i => i.DueAt).Take(most).ToListAsync(cancellation);
                foreach (var item in items)
                {
                    // Whoever had it wrote down no result: they died, and it may have left.
                    item.MayHaveLeftAt ??= item.LeasedBy is null ? null : now;
                    item.LeasedBy = node;
                    item.LeasedUntil = now + lease;
                    item.Fence++;
                }

                return items;
            },
            cancellationToken
        );
        return claimed.Value;
    }

    private static IQueryable<OutboxItem> Due(DeskContext db, Instant now, string node) =>
        db.Outbox.Where(i =>
            i.State == OutboxState.Waiting
            && i.DueAt <= now
            && (i.LeasedUntil == null || i.LeasedUntil <= now || i.LeasedBy != node)
        );
}
