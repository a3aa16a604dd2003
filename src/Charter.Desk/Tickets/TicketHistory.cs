using System.Globalization;
using Charter.Desk.Journal;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Tickets;

/// <summary>What happened on a ticket, from the journal, oldest first.</summary>
public static class TicketHistory
{
    private const int MostRows = 500;

    /// <param name="TicketId">The ticket.</param>
    /// <param name="AfterSeq">The <see cref="HistoryEntry.TicketSeq"/> after which to go on; 0 for the beginning.</param>
    /// <param name="Limit">How many, at most 500.</param>
    public sealed record Request(long TicketId, int AfterSeq = 0, int Limit = 200);

    public static async Task<Outcome<IReadOnlyList<HistoryEntry>>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (!await db.Tickets.VisibleTo(actor).AnyAsync(t => t.Id == request.TicketId, cancellationToken))
        {
            return new NotFound("ticket");
        }

        // Reasons and escalations are words among colleagues.
        if (actor.Lacks(Permissions.ReadTickets) is { } notAllowed)
        {
            return notAllowed;
        }

        var rows = await db
            .Journal.AsNoTracking()
            .Where(r => r.TicketId == request.TicketId && r.TicketSeq > request.AfterSeq)
            .OrderBy(r => r.TicketSeq)
            .Take(Math.Clamp(request.Limit, 1, MostRows))
            .ToListAsync(cancellationToken);
        var names = await NamesAsync(db, rows, cancellationToken);
        return Outcome<IReadOnlyList<HistoryEntry>>.Of([
            .. rows.Select(r => new HistoryEntry(
                r.Seq,
                r.TicketSeq ?? 0,
                r.At,
                r.Kind,
                r.Actor,
                names.GetValueOrDefault(r.Actor),
                JournalJson.Read(r.Kind, r.Payload),
                r.Payload
            )),
        ]);
    }

    private static async Task<Dictionary<string, string>> NamesAsync(
        DeskContext db,
        List<JournalRow> rows,
        CancellationToken cancellationToken
    )
    {
        var actors = rows.Select(r => r.Actor).Distinct(StringComparer.Ordinal).ToList();
        var staff = Ids("staff:");
        var customers = Ids("customer:");
        var tokens = Ids("token:");
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        await AddAsync(
            "staff:",
            db.StaffMembers.Where(s => staff.Contains(s.Id)).Select(s => new { s.Id, s.Name }),
            x => (x.Id, x.Name)
        );
        await AddAsync(
            "customer:",
            db.Customers.Where(c => customers.Contains(c.Id)).Select(c => new { c.Id, c.Name }),
            x => (x.Id, x.Name)
        );
        await AddAsync(
            "token:",
            db.ApiTokens.Where(t => tokens.Contains(t.Id)).Select(t => new { t.Id, t.Name }),
            x => (x.Id, x.Name)
        );
        return names;

        long[] Ids(string prefix) =>
            [
                .. actors
                    .Where(a => a.StartsWith(prefix, StringComparison.Ordinal))
                    .Select(a => long.Parse(a.AsSpan(prefix.Length), CultureInfo.InvariantCulture)),
            ];

        async Task AddAsync<T>(string prefix, IQueryable<T> query, Func<T, (long Id, string Name)> read)
        {
            foreach (var (id, name) in (await query.ToListAsync(cancellationToken)).Select(read))
            {
                names[prefix + id.ToString(CultureInfo.InvariantCulture)] = name;
            }
        }
    }
}
