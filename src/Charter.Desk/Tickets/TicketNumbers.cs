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
        var changed = await db
            .Counters.Where(c => c.Name == CounterName)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Value, c => c.Value + 1), cancellationToken);
        if (changed == 0)
        {
            db.Counters.Add(new Counter { Name = CounterName, Value = 1 });
            await db.SaveChangesAsync(cancellationToken);
            return 1;
        }

        var value = await db
            .Counters.AsNoTracking()
            .Where(c => c.Name == CounterName)
            .Select(c => c.Value)
            .SingleAsync(cancellationToken);
        return checked((int)value);
    }
}
