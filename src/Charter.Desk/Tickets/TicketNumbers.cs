using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Tickets;

/// <summary>Gives tickets their numbers: 1, 2, 3, without gaps, however many writers there are.</summary>
internal static class TicketNumbers
{
    /// <summary>The counter's name in the database.</summary>
    public const string CounterName = "ticket";

    // The UPDATE locks the row until the transaction ends, so that the numbers from it on belong to this writer. One write
    // asks once: what it takes beyond the first is counted here, and stored at its end.
    public static async Task<int> NextAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var write = db.Write!;
        var taken = write.Known<string, long>(nameof(TicketNumbers));
        if (!taken.TryGetValue(CounterName, out var last))
        {
            last = await FirstAsync(db, cancellationToken);
            var first = last;
            write.AtLast(ct => SettleAsync(db, first, taken[CounterName], ct));
        }
        else
        {
            last++;
        }

        taken[CounterName] = last;
        return checked((int)last);
    }

    private static async Task<long> FirstAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var taken = await db
            .Database.SqlQuery<long>(
                $"UPDATE counters SET value = value + 1 WHERE name = {CounterName} RETURNING value AS \"Value\""
            )
            .ToListAsync(cancellationToken);
        if (taken.Count == 0)
        {
            db.Counters.Add(new Counter { Name = CounterName, Value = 1 });
            await db.SaveChangesAsync(cancellationToken);
            return 1;
        }

        return taken[0];
    }

    private static async Task SettleAsync(DeskContext db, long first, long last, CancellationToken cancellationToken)
    {
        if (last > first)
        {
            await db.Database.ExecuteSqlAsync(
                $"UPDATE counters SET value = {last} WHERE name = {CounterName}",
                cancellationToken
            );
        }
    }
}
