using Charter.Desk.Journal;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Storage;

/// <summary>
/// Gives a write's events their place in the journal: sequence, per-ticket sequence and seal. The journal's head is
/// updated first, which locks it until the transaction ends, so that places are given in commit order.
/// </summary>
internal static class JournalSealer
{
    /// <summary>Adds the events to the journal, to be saved with everything else of the write.</summary>
    /// <param name="db">The write's context.</param>
    /// <param name="write">What was recorded.</param>
    /// <param name="cancellationToken">Gives up; the transaction is rolled back then.</param>
    public static async Task AppendAsync(DeskContext db, WriteScope write, CancellationToken cancellationToken)
    {
        if (write.Recorded.Count == 0)
        {
            return;
        }

        var ticketSeqs = await NumberTicketEventsAsync(db, write, cancellationToken);
        var taken = write.Recorded.Count;
        // An UPDATE takes the row's lock in both databases without dialect words; what it returns is true until the end
        // of the transaction.
        var head = (
            await db
                .Database.SqlQuery<Head>(
                    $"UPDATE journal_head SET seq = seq + {taken} WHERE id = {JournalHead.TheOnlyId} RETURNING seq AS \"Seq\", seal AS \"Seal\""
                )
                .ToListAsync(cancellationToken)
        )[0];
        var rows = MakeRows(write, head.Seq - taken, head.Seal, ticketSeqs);
        db.Journal.AddRange(rows);
        await db.Database.ExecuteSqlAsync(
            $"UPDATE journal_head SET seal = {rows[^1].Seal} WHERE id = {JournalHead.TheOnlyId}",
            cancellationToken
        );
    }

    private sealed record Head(long Seq, byte[] Seal);

    // Takes the places among the tickets' own events. LastSeq is a concurrency token: two writers that both saw the
    // same history of a ticket can't both win.
    private static async Task<Dictionary<long, int>> NumberTicketEventsAsync(
        DeskContext db,
        WriteScope write,
        CancellationToken cancellationToken
    )
    {
        var first = new Dictionary<long, int>();
        foreach (var group in write.Recorded.Where(e => e.TicketId is not null).GroupBy(e => e.TicketId!.Value))
        {
            var ticket =
                await db.Tickets.FindAsync([group.Key], cancellationToken)
                ?? throw new InvalidOperationException(
                    $"Events were recorded on ticket {group.Key}, which is not there."
                );
            first[group.Key] = ticket.LastSeq + 1;
            ticket.LastSeq += group.Count();
            ticket.ChangedAt = write.Now;
        }

        return first;
    }

    private static List<JournalRow> MakeRows(
        WriteScope write,
        long lastSeq,
        byte[] seal,
        Dictionary<long, int> ticketSeqs
    )
    {
        var actor = write.Actor.ToString();
        var rows = new List<JournalRow>(write.Recorded.Count);
        foreach (var pending in write.Recorded)
        {
            var kind = JournalJson.Kind(pending.Happened);
            var unsealed = new JournalRow
            {
                Seq = ++lastSeq,
                At = pending.At,
                Kind = kind.Name,
                KindVersion = kind.Version,
                TicketId = pending.TicketId,
                TicketSeq = pending.TicketId is { } id ? ticketSeqs[id]++ : null,
                Actor = actor,
                RequestId = write.RequestId,
                Payload = JournalJson.Write(pending.Happened),
                Seal = [],
            };
            seal = JournalSeal.Of(seal, unsealed);
            rows.Add(unsealed.SealedWith(seal));
        }

        return rows;
    }
}
