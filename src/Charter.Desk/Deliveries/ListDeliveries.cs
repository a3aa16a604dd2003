using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Deliveries;

/// <summary>What is in the outbox, newest first: what waits, what failed, what left.</summary>
public static class ListDeliveries
{
    private const int LongestPage = 200;

    /// <param name="State">Only these; <c>null</c> for all.</param>
    /// <param name="BeforeId">Only older than this one, for the next page.</param>
    /// <param name="Most">How many at most.</param>
    public sealed record Request(OutboxState? State = null, long? BeforeId = null, int Most = 50);

    /// <param name="Id">The item's id, for a retry.</param>
    /// <param name="Effect">Which delivery takes it.</param>
    /// <param name="TicketId">The ticket that it belongs to, if any.</param>
    /// <param name="MessageId">The message that it carries, if any.</param>
    /// <param name="State">Where it stands.</param>
    /// <param name="CreatedAt">When it was put into the outbox.</param>
    /// <param name="DueAt">When it is tried next, while it waits.</param>
    /// <param name="Attempts">Tries so far.</param>
    /// <param name="LastError">What went wrong last.</param>
    public sealed record Row(
        long Id,
        string Effect,
        long? TicketId,
        long? MessageId,
        OutboxState State,
        Instant CreatedAt,
        Instant DueAt,
        int Attempts,
        string? LastError
    );

    public static async Task<Outcome<IReadOnlyList<Row>>> Handle(
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

        var items = db.Outbox.AsNoTracking();
        if (request.State is { } state)
        {
            items = items.Where(i => i.State == state);
        }

        if (request.BeforeId is { } before)
        {
            items = items.Where(i => i.Id < before);
        }

        return await items
            .OrderByDescending(i => i.Id)
            .Take(Math.Clamp(request.Most, 1, LongestPage))
            .Select(i => new Row(
                i.Id,
                i.Effect,
                i.TicketId,
                i.MessageId,
                i.State,
                i.CreatedAt,
                i.DueAt,
                i.Attempts,
                i.LastError
            ))
            .ToListAsync(cancellationToken);
    }
}
