using Charter.Desk.Deliveries;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>How the messages of a ticket that have not arrived stand on their way out.</summary>
public static class ReadSendings
{
    public sealed record Request(long TicketId);

    /// <param name="MessageId">The message.</param>
    /// <param name="IsBeingSent">Whether it is on the wire now.</param>
    /// <param name="DueAt">When it is tried next.</param>
    /// <param name="Attempts">Tries so far.</param>
    /// <param name="LastError">What went wrong last, or why it waits.</param>
    /// <param name="MayHaveLeft">Whether an earlier try may have reached the reader, so that the next may be the second.</param>
    public sealed record Row(
        long MessageId,
        bool IsBeingSent,
        Instant DueAt,
        int Attempts,
        string? LastError,
        bool MayHaveLeft
    );

    public static async Task<Outcome<IReadOnlyList<Row>>> Run(
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
        if (
            actor.Kind == ActorKind.Customer
            || !await db.Tickets.VisibleTo(actor).AnyAsync(t => t.Id == request.TicketId, cancellationToken)
        )
        {
            return new NotFound("ticket");
        }

        var leaving = db.Messages.Where(m => m.TicketId == request.TicketId && m.Delivery == DeliveryState.Queued);
        var rows = await db
            .Outbox.AsNoTracking()
            .Where(o => o.State == OutboxState.Waiting && leaving.Any(m => m.Id == o.MessageId))
            .Select(o => new
            {
                MessageId = o.MessageId!.Value,
                o.LeasedUntil,
                o.DueAt,
                o.Attempts,
                o.LastError,
                MayHaveLeft = o.MayHaveLeftAt != null,
            })
            .ToListAsync(cancellationToken);
        return Outcome<IReadOnlyList<Row>>.Of([
            .. rows.Select(r => new Row(
                r.MessageId,
                r.LeasedUntil > now,
                r.DueAt,
                r.Attempts,
                r.LastError,
                r.MayHaveLeft
            )),
        ]);
    }
}
