using System.Text.Json;
using Charter.Desk.Customers;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Desk.Storage;

namespace Charter.Desk.Conversations;

/// <summary>Notes at a message what became of it on its way out, and at an address that it was refused.</summary>
public static class DeliveryNotes
{
    /// <summary>What <see cref="OutboxWorker"/> calls once an item is done, refused or abandoned.</summary>
    public static async Task AfterResultAsync(
        DeskContext db,
        OutboxItem item,
        EffectResult result,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(result);
        if (item.MessageId is not { } messageId)
        {
            return;
        }

        var state = item.State switch
        {
            OutboxState.Done => DeliveryState.Sent,
            OutboxState.Refused => DeliveryState.Refused,
            // Given up for somebody in copy: the one whom it is for has it.
            _ when HasArrived(item) => DeliveryState.Sent,
            _ => DeliveryState.Abandoned,
        };
        await RecordDelivery.Handle(db, new(messageId, state, Detail(item, state, result)), cancellationToken);
        foreach (var refused in result.RefusedAddresses)
        {
            await MarkAsync(db, item, messageId, refused, cancellationToken);
        }
    }

    // What is not known is said: a line that was cut after the whole mail, or a node that died while it sent.
    private static string? Detail(OutboxItem item, DeliveryState state, EffectResult result) =>
        item.MayHaveLeftAt is null ? result.Detail
        : state == DeliveryState.Sent ? $"{OutgoingMail.MayHaveArrivedTwice} {result.Detail}"
        : $"{OutgoingMail.MayHaveArrived} {result.Detail}";

    private static bool HasArrived(OutboxItem item) =>
        item.Effect == OutgoingMail.Effect
        && JsonSerializer.Deserialize<OutgoingMail>(item.Payload, JournalJson.Options) is { } mail
        && mail.Settled.Any(s => s.IsAccepted && s.Address == mail.To);

    private static async Task MarkAsync(
        DeskContext db,
        OutboxItem item,
        long messageId,
        RefusedAddress refused,
        CancellationToken cancellationToken
    )
    {
        var marked = await MarkAddressBounced.Handle(
            db,
            new(refused.Address, refused.Words, refused.IsHard, messageId),
            cancellationToken
        );
        var isMarked = marked.IsDone(out var result) && result.IsMarked;
        if (item.TicketId is { } ticketId && await db.Tickets.FindAsync([ticketId], cancellationToken) is { } ticket)
        {
            var then = isMarked ? "; nothing more is sent there" : "";
            DeskNotes.Add(
                db,
                ticket,
                DeskNotes.AddressRefused,
                $"The mail server refused {refused.Address}{then}: {refused.Words}"
            );
        }
    }
}
