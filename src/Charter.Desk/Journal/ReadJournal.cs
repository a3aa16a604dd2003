using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Journal;

/// <summary>The journal from a place on, in its order: what another program follows, and what an auditor reads.</summary>
public static class ReadJournal
{
    public const int MostRows = 1000;

    /// <param name="After">The sequence number after which to go on; 0 for the beginning.</param>
    /// <param name="Limit">How many rows, at most <see cref="MostRows"/>.</param>
    public sealed record Request(long After = 0, int Limit = 200);

    /// <param name="Rows">The rows.</param>
    /// <param name="LastSeq">The newest sequence number in the journal, so that a reader knows how far behind it is.</param>
    public sealed record Result(IReadOnlyList<JournalRow> Rows, long LastSeq);

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        // The journal tells of every ticket, so that it is not a way around what somebody may see.
        if ((actor.Lacks(Permissions.ReadJournal) ?? actor.Lacks(Permissions.ReadAllTickets)) is { } notAllowed)
        {
            return notAllowed;
        }

        var rows = await db
            .Journal.AsNoTracking()
            .Where(r => r.Seq > request.After)
            .OrderBy(r => r.Seq)
            .Take(Math.Clamp(request.Limit, 1, MostRows))
            .ToListAsync(cancellationToken);
        var last = await db.Journal.MaxAsync(r => (long?)r.Seq, cancellationToken) ?? 0;
        return new Result(rows, last);
    }
}
