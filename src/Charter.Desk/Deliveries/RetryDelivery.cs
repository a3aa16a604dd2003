using Charter.Desk.Deliveries.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Deliveries;

/// <summary>Tries again what was refused or given up, at once and with all its tries.</summary>
public static class RetryDelivery
{
    public sealed record Request(long OutboxId);

    /// <summary>It waits, has left, or was taken back: there is nothing to retry.</summary>
    public sealed record NothingToRetry()
        : Refusal("delivery-not-failed", "Only what was refused or given up can be tried again.");

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (!actor.May(Permissions.Operate))
        {
            return new NotAllowed("operate");
        }

        var item = await db.Outbox.SingleOrDefaultAsync(i => i.Id == request.OutboxId, cancellationToken);
        if (item is null)
        {
            return new NotFound("delivery");
        }

        if (item.State is not (OutboxState.Abandoned or OutboxState.Refused))
        {
            return new NothingToRetry();
        }

        item.State = OutboxState.Waiting;
        item.Attempts = 0;
        item.DueAt = db.Write!.Now;
        item.DoneAt = null;
        db.Record(new DeliveryRetried(item.Id), item.TicketId);
        return Done.It;
    }
}
