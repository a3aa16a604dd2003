using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Storage.Verification;

/// <summary>Every ticket's events are numbered from 1 without gap, up to the number that the ticket remembers.</summary>
public sealed class TicketHistoryCheck : IDeskCheck
{
    public string Name => "ticket histories";

    public async IAsyncEnumerable<CheckFinding> RunAsync(
        DeskContext db,
        Instant now,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // One statement sees one state of the database; numbers are unique by the table's index, so that the last and
        // the count say it all.
        var wrong = db
            .Tickets.AsNoTracking()
            .Select(t => new
            {
                t.Number,
                t.LastSeq,
                Count = db.Journal.Count(r => r.TicketId == t.Id),
                Last = db.Journal.Where(r => r.TicketId == t.Id).Max(r => r.TicketSeq) ?? 0,
            })
            .Where(t => t.LastSeq != t.Count || t.LastSeq != t.Last)
            .OrderBy(t => t.Number)
            .AsAsyncEnumerable();
        await foreach (var ticket in wrong.WithCancellation(cancellationToken))
        {
            yield return new CheckFinding(
                $"ticket {ticket.Number}",
                $"It remembers {ticket.LastSeq} events; the journal has {ticket.Count}, the last numbered {ticket.Last}."
            );
        }

        var unowned = db
            .Journal.AsNoTracking()
            .Where(r => r.TicketId != null && !db.Tickets.Any(t => t.Id == r.TicketId))
            .OrderBy(r => r.Seq)
            .Select(r => new { r.Seq, r.TicketId })
            .AsAsyncEnumerable();
        await foreach (var row in unowned.WithCancellation(cancellationToken))
        {
            yield return new CheckFinding(
                $"journal {row.Seq}",
                $"It tells of ticket id {row.TicketId}, which is not there."
            );
        }
    }
}
