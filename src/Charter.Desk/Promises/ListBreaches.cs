using System.Collections.Immutable;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Promises;

/// <summary>The breaches of a period, latest first, each with what leads to its proof.</summary>
public static class ListBreaches
{
    public const int MostAtOnce = 200;

    /// <param name="From">The start of the period.</param>
    /// <param name="To">Its end, exclusive.</param>
    /// <param name="CommitmentKey">Only one promise; <c>null</c> for all.</param>
    /// <param name="DepartmentId">Only what counts for one department; <c>null</c> for all.</param>
    /// <param name="Skip">How many to pass over.</param>
    /// <param name="Take">How many to give, at most <see cref="MostAtOnce"/>.</param>
    public sealed record Request(
        Instant From,
        Instant To,
        string? CommitmentKey = null,
        long? DepartmentId = null,
        int Skip = 0,
        int Take = 50
    );

    /// <param name="Breaches">The breaches.</param>
    /// <param name="Total">How many there are in the whole period.</param>
    public sealed record Result(ImmutableArray<Breach> Breaches, int Total);

    /// <param name="ReadingId">Leads to the explanation (<see cref="ExplainReading"/>).</param>
    /// <param name="CommitmentKey">Which promise.</param>
    /// <param name="Edition">The edition that it stands in.</param>
    /// <param name="TicketId">The ticket.</param>
    /// <param name="TicketNumber">Its number.</param>
    /// <param name="TicketSubject">Its subject.</param>
    /// <param name="StartedAt">When the clock started.</param>
    /// <param name="DueAt">When it was due.</param>
    /// <param name="DoneAt">When it was done after all; <c>null</c> while it is not.</param>
    /// <param name="Department">Whom it counts for.</param>
    /// <param name="Assignee">Who had it.</param>
    public sealed record Breach(
        long ReadingId,
        string CommitmentKey,
        int Edition,
        long TicketId,
        int TicketNumber,
        string TicketSubject,
        Instant StartedAt,
        Instant DueAt,
        Instant? DoneAt,
        string? Department,
        string? Assignee
    );

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (!actor.May(Permissions.ReadPromises))
        {
            return new NotAllowed("read promises");
        }

        var query =
            from reading in db.PromiseReadings
            join ticket in db.Tickets.VisibleTo(actor) on reading.TicketId equals ticket.Id
            where
                !ticket.IsTest
                && reading.BrokenAt >= request.From
                && reading.BrokenAt < request.To
                && (request.CommitmentKey == null || reading.CommitmentKey == request.CommitmentKey)
                && (request.DepartmentId == null || reading.DepartmentId == request.DepartmentId)
            orderby reading.BrokenAt descending, reading.Id descending
            select new Breach(
                reading.Id,
                reading.CommitmentKey,
                reading.Edition,
                ticket.Id,
                ticket.Number,
                ticket.Subject,
                reading.StartedAt,
                reading.BrokenAt!.Value,
                reading.StoppedAt,
                db.Departments.Where(d => d.Id == reading.DepartmentId).Select(d => d.Name).FirstOrDefault(),
                db.StaffMembers.Where(s => s.Id == reading.AssigneeId).Select(s => s.Name).FirstOrDefault()
            );
        var total = await query.CountAsync(cancellationToken);
        var page = await query
            .Skip(Math.Max(0, request.Skip))
            .Take(Math.Clamp(request.Take, 1, MostAtOnce))
            .ToListAsync(cancellationToken);
        return new Result([.. page], total);
    }
}
