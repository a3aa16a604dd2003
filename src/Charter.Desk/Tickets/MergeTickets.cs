using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Tickets;

/// <summary>
/// Makes one ticket of two of the same customer. The earlier survives; the other one's clocks end as merged, and its
/// messages move over, which the conversations do when they hear of it.
/// </summary>
public static class MergeTickets
{
    public sealed record Request(long TicketId, long OtherTicketId);

    /// <param name="TicketId">The ticket that goes on.</param>
    /// <param name="Number">Its number.</param>
    public sealed record Result(long TicketId, int Number);

    /// <summary>A ticket can't be merged with itself.</summary>
    public sealed record SameTicket() : Refusal("ticket-same", "That is the same ticket.", RefusalKind.Invalid);

    /// <summary>Merging would show one customer what another wrote.</summary>
    public sealed record DifferentCustomers()
        : Refusal(
            "ticket-different-customers",
            "The tickets belong to different customers, who must not see each other's messages."
        );

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (request.TicketId == request.OtherTicketId)
        {
            return new SameTicket();
        }

        var one = await FindAsync(request.TicketId);
        var other = await FindAsync(request.OtherTicketId);
        if (!one.IsDone(out var first) || !other.IsDone(out var second))
        {
            return one.Refusal ?? other.Refusal!;
        }

        if (first.CustomerId != second.CustomerId)
        {
            return new DifferentCustomers();
        }

        var (survivor, leaving) =
            (first.OpenedAt, first.Number).CompareTo((second.OpenedAt, second.Number)) <= 0
                ? (first, second)
                : (second, first);
        if (leaving.IsOpen())
        {
            ReopenTicket.Apply(db, survivor, byCustomer: false, "An open ticket was merged into it.");
        }

        leaving.Status = TicketStatus.Closed;
        leaving.MergedIntoId = survivor.Id;
        leaving.ResolvedAt ??= db.Write!.Now;
        db.Record(new TicketMerged(survivor.Id, survivor.Number), leaving.Id);
        db.Record(new TicketAbsorbed(leaving.Id, leaving.Number), survivor.Id);
        var tags = await db
            .TicketTags.Where(t => t.TicketId == leaving.Id)
            .Select(t => t.Tag)
            .ToListAsync(cancellationToken);
        await TagTicket.ApplyAsync(db, survivor, tags, [], cancellationToken);
        return new Result(survivor.Id, survivor.Number);

        Task<Outcome<Ticket>> FindAsync(long id) =>
            TicketLookup.FindToChangeAsync(db, actor, id, Permissions.WorkTickets, cancellationToken);
    }
}
