using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Search;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Tickets;

/// <summary>A page of tickets: a view of the inbox, or a search.</summary>
public static class ListTickets
{
    private const int MostRows = 200;

    /// <param name="Filter">Which tickets.</param>
    /// <param name="Sort">In which order.</param>
    /// <param name="Limit">How many, at most 200.</param>
    /// <param name="After">The cursor of the page before; <c>null</c> for the first page.</param>
    public sealed record Request(
        TicketFilter Filter,
        TicketSort Sort = TicketSort.NextDue,
        int Limit = 50,
        string? After = null
    );

    /// <param name="Rows">The page.</param>
    /// <param name="Next">The cursor of the page that follows; <c>null</c> on the last.</param>
    public sealed record Result(IReadOnlyList<TicketRow> Rows, string? Next);

    /// <summary>Reads a page. With <c>search</c> the filter's text is looked for in messages and names too, by the search index.</summary>
    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        Instant now,
        CancellationToken cancellationToken,
        ITextSearch? search = null
    )
    {
        if (actor.Kind != ActorKind.Customer && actor.Lacks(Permissions.ReadTickets) is { } notAllowed)
        {
            return notAllowed;
        }

        TicketCursor? after = null;
        if (request.After is not null)
        {
            if (!TicketCursor.TryRead(request.After, out var cursor))
            {
                return new InvalidField("after", "That is not a cursor that this list gave.");
            }

            after = cursor;
        }

        var limit = Math.Clamp(request.Limit, 1, MostRows);
        var tickets = request.Filter.Apply(db, actor, now, search).AsNoTracking();
        var statuses = request.Filter.Statuses;
        var rows =
            request.Sort == TicketSort.Newest
                ? await NewestAsync(db, InAny(tickets, statuses), after?.Id, limit + 1, cancellationToken)
                : await ByDueAsync(db, tickets, statuses, after, limit + 1, cancellationToken);
        var page = await AddTagsAsync(db, rows.Take(limit).ToList(), cancellationToken);
        if (rows.Count <= limit)
        {
            return new Result(page, null);
        }

        var last = page[^1];
        var next = new TicketCursor(request.Sort == TicketSort.Newest ? null : last.NextDueAt, last.Id);
        return new Result(page, next.Write());
    }

    // Each status is a range of an index that is ordered by due time already, so that a page costs a few rows of each
    // and nothing is sorted, however many tickets there are.
    private static async Task<List<TicketRow>> ByDueAsync(
        DeskContext db,
        IQueryable<Ticket> tickets,
        IReadOnlyList<TicketStatus>? statuses,
        TicketCursor? after,
        int count,
        CancellationToken cancellationToken
    )
    {
        var rows = new List<TicketRow>();
        if (after is null or { NextDueAt: not null })
        {
            foreach (var status in statuses ?? Enum.GetValues<TicketStatus>())
            {
                var due = tickets.Where(t => t.Status == status && t.NextDueAt != null);
                if (after is { NextDueAt: { } at, Id: var id })
                {
                    due = due.Where(t => t.NextDueAt >= at && (t.NextDueAt > at || t.Id > id));
                }

                rows.AddRange(
                    await Rows(db, due.OrderBy(t => t.NextDueAt).ThenBy(t => t.Id).Take(count))
                        .ToListAsync(cancellationToken)
                );
            }

            rows = [.. rows.OrderBy(r => r.NextDueAt).ThenBy(r => r.Id).Take(count)];
        }

        if (rows.Count < count)
        {
            var idle = new List<TicketRow>();
            var before = after is { NextDueAt: null } ? after.Value.Id : (long?)null;
            foreach (var status in statuses ?? Enum.GetValues<TicketStatus>())
            {
                var some = tickets.Where(t => t.Status == status && t.NextDueAt == null);
                idle.AddRange(await NewestAsync(db, some, before, count - rows.Count, cancellationToken));
            }

            rows.AddRange(idle.OrderByDescending(r => r.Id).Take(count - rows.Count));
        }

        return rows;
    }

    private static Task<List<TicketRow>> NewestAsync(
        DeskContext db,
        IQueryable<Ticket> tickets,
        long? before,
        int count,
        CancellationToken cancellationToken
    )
    {
        var older = before is { } id ? tickets.Where(t => t.Id < id) : tickets;
        return Rows(db, older.OrderByDescending(t => t.Id).Take(count)).ToListAsync(cancellationToken);
    }

    private static IQueryable<Ticket> InAny(IQueryable<Ticket> tickets, IReadOnlyList<TicketStatus>? statuses)
    {
        if (statuses is null)
        {
            return tickets;
        }

        var wanted = statuses.ToArray();
        return tickets.Where(t => wanted.Contains(t.Status));
    }

    private static IQueryable<TicketRow> Rows(DeskContext db, IQueryable<Ticket> tickets) =>
        tickets.Select(t => new TicketRow
        {
            Id = t.Id,
            Number = t.Number,
            Subject = t.Subject,
            Kind = t.Kind,
            Channel = t.Channel,
            Priority = t.Priority,
            Status = t.Status,
            Stage = t.Stage,
            DepartmentId = t.DepartmentId,
            DepartmentName = db.Departments.Where(d => d.Id == t.DepartmentId).Select(d => d.Name).FirstOrDefault(),
            AssigneeId = t.AssigneeId,
            AssigneeName = db.StaffMembers.Where(s => s.Id == t.AssigneeId).Select(s => s.Name).FirstOrDefault(),
            CustomerId = t.CustomerId,
            CustomerName = db.Customers.Where(c => c.Id == t.CustomerId).Select(c => c.Name).First(),
            OpenedAt = t.OpenedAt,
            ChangedAt = t.ChangedAt,
            NextDueAt = t.NextDueAt,
            NextWarnAt = t.NextWarnAt,
            BrokenCount = t.BrokenCount,
            OverdueCount = t.OverdueCount,
            IsTest = t.IsTest,
            Version = t.Version,
        });

    private static async Task<IReadOnlyList<TicketRow>> AddTagsAsync(
        DeskContext db,
        List<TicketRow> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.Select(r => r.Id).ToArray();
        var tags = await db
            .TicketTags.AsNoTracking()
            .Where(t => ids.Contains(t.TicketId))
            .ToListAsync(cancellationToken);
        var byTicket = tags.ToLookup(t => t.TicketId, t => t.Tag);
        return [.. rows.Select(r => r with { Tags = [.. byTicket[r.Id].Order(StringComparer.Ordinal)] })];
    }
}
