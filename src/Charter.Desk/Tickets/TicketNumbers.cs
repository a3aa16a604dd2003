using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Tickets;

/// <summary>Gives tickets their numbers: 1, 2, 3, without gaps, however many writers there are.</summary>
internal static class TicketNumbers
{
    /// <summary>The counter's name in the database.</summary>
    public const string CounterName = "ticket";

    // The UPDATE locks the row until the transaction ends, so that the number read after it belongs to this writer.
    public static async Task<int> NextAsync(DeskContext db, CancellationToken cancellationToken)
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

        return checked((int)taken[0]);
    }
}
