using Charter.Desk.Journal;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Storage;

/// <summary>
/// Gives a write's events their place in the journal: sequence, per-ticket sequence and seal. The journal's head is
/// updated first, which locks it until the transaction ends, so that places are given in commit order.
/// </summary>
internal static class JournalSealer
{
    /// <summary>Writes the events into the journal, after everything else of the write was saved.</summary>
    /// <param name="db">The write's context.</param>
    /// <param name="write">What was recorded.</param>
    /// <param name="ticketSeqs">What <see cref="NumberTicketEventsAsync"/> gave.</param>
    /// <param name="cancellationToken">Gives up; the transaction is rolled back then.</param>
    public static async Task AppendAsync(
        DeskContext db,
        WriteScope write,
        Dictionary<long, int> ticketSeqs,
        CancellationToken cancellationToken
    )
    {
        if (write.Recorded.Count == 0)
        {
            return;
        }

        var taken = write.Recorded.Count;

        // An UPDATE takes the row's lock in both databases without dialect words; the read after it sees what is true now.
        await db.JournalHeads.ExecuteUpdateAsync(
            set => set.SetProperty(h => h.Seq, h => h.Seq + taken),
            cancellationToken
        );
        var head = await db.JournalHeads.AsNoTracking().SingleAsync(cancellationToken);
        var rows = MakeRows(write, head.Seq - taken, head.Seal, ticketSeqs);
        db.Journal.AddRange(rows);
        await db.SaveChangesAsync(cancellationToken);
        var seal = rows[^1].Seal;
        await db.JournalHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Seal, seal), cancellationToken);
    }

    /// <summary>Takes the places among the tickets' own events; saved with the rest of the write. LastSeq is a concurrency
    /// token: two writers that both saw the same history of a ticket can't both win.</summary>
    /// <returns>The first place of each ticket.</returns>
    public static async Task<Dictionary<long, int>> NumberTicketEventsAsync(
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
