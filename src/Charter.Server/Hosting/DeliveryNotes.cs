using Charter.Desk.Conversations;
using Charter.Desk.Deliveries;
using Charter.Desk.Storage;

namespace Charter.Server.Hosting;

/// <summary>Notes at a message what became of it on its way out.</summary>
internal static class DeliveryNotes
{
    public static async Task AfterResultAsync(
        DeskContext db,
        OutboxItem item,
        EffectResult result,
        CancellationToken cancellationToken
    )
    {
        if (item.MessageId is not { } messageId)
        {
            return;
        }

        var state = item.State switch
        {
            OutboxState.Done => DeliveryState.Sent,
            OutboxState.Refused => DeliveryState.Refused,
            _ => DeliveryState.Abandoned,
        };
        await RecordDelivery.Handle(db, new(messageId, state, result.Detail), cancellationToken);
    }
}
