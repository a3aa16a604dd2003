using Charter.Desk.Conversations.Events;
using Charter.Desk.Shared;
using Charter.Desk.Storage;

namespace Charter.Desk.Conversations;

/// <summary>Writes down what became of a message that should leave. Only deliveries call it, as part of the desk.</summary>
public static class RecordDelivery
{
    private const int LongestDetail = 1000;

    /// <param name="MessageId">The message.</param>
    /// <param name="State">What became of it.</param>
    /// <param name="Detail">What the other side said.</param>
    public sealed record Request(long MessageId, DeliveryState State, string? Detail);

    public static async Task<Outcome<Done>> Handle(DeskContext db, Request request, CancellationToken cancellationToken)
    {
        if (await db.Messages.FindAsync([request.MessageId], cancellationToken) is not { } message)
        {
            return new NotFound("message");
        }

        var detail = FieldText.CleanLine(request.Detail, LongestDetail);
        if (message.Delivery == request.State && (message.DeliveryDetail ?? "") == detail)
        {
            return Done.It;
        }

        message.Delivery = request.State;
        message.DeliveryDetail = detail.Length == 0 ? null : detail;
        db.Record(new MessageDeliveryChanged(message.Id, request.State, message.DeliveryDetail), message.TicketId);
        return Done.It;
    }
}
