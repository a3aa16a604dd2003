using Charter.Desk.Conversations.Events;
using Charter.Desk.Deliveries;
using Charter.Desk.Deliveries.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>Tries again to deliver a message of a ticket: one that was refused or given up, or one that waits for its next try.</summary>
public static class RetryMessage
{
    public sealed record Request(long TicketId, long MessageId);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        var found = await TicketLookup.FindToChangeAsync(
            db,
            actor,
            request.TicketId,
            Permissions.WorkTickets,
            cancellationToken
        );
        if (!found.IsDone(out var ticket))
        {
            return found.Refusal!;
        }

        var message = await db
            .Messages.AsTracking()
            .SingleOrDefaultAsync(m => m.Id == request.MessageId && m.TicketId == ticket.Id, cancellationToken);
        var item = message is null
            ? null
            : await db
                .Outbox.AsTracking()
                .Where(o => o.MessageId == message.Id)
                .OrderByDescending(o => o.Id)
                .FirstOrDefaultAsync(cancellationToken);
        if (message is null || item is null)
        {
            return new NotFound("message");
        }

        if (item.State is OutboxState.Done or OutboxState.Cancelled)
        {
            return new RetryDelivery.NothingToRetry();
        }

        item.Attempts = item.State == OutboxState.Waiting ? item.Attempts : 0;
        item.State = OutboxState.Waiting;
        item.DueAt = db.Write!.Now;
        item.DoneAt = null;
        db.Record(new DeliveryRetried(item.Id), ticket.Id);
        if (message.Delivery != DeliveryState.Queued)
        {
            message.Delivery = DeliveryState.Queued;
            message.DeliveryDetail = null;
            db.Record(new MessageDeliveryChanged(message.Id, DeliveryState.Queued, null), ticket.Id);
        }

        return Done.It;
    }
}
