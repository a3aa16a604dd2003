using System.Text.Json;
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
    /// <param name="To">The address that it goes to; <c>null</c> where it has none.</param>
    /// <param name="TicketId">The ticket that it belongs to, if any.</param>
    /// <param name="TicketNumber">Its number for people.</param>
    /// <param name="MessageId">The message that it carries, if any.</param>
    /// <param name="State">Where it stands.</param>
    /// <param name="CreatedAt">When it was put into the outbox.</param>
    /// <param name="DueAt">When it is tried next, while it waits.</param>
    /// <param name="Attempts">Tries so far.</param>
    /// <param name="LastError">What went wrong last.</param>
    /// <param name="MayHaveLeft">Whether a try ended of which nobody knows whether it left, so that it may arrive twice.</param>
    public sealed record Row(
        long Id,
        string Effect,
        string? To,
        long? TicketId,
        int? TicketNumber,
        long? MessageId,
        OutboxState State,
        Instant CreatedAt,
        Instant DueAt,
        int Attempts,
        string? LastError,
        bool MayHaveLeft
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

        var found = await items
            .OrderByDescending(i => i.Id)
            .Take(Math.Clamp(request.Most, 1, LongestPage))
            .GroupJoin(db.Tickets, i => i.TicketId, t => t.Id, (item, tickets) => new { item, tickets })
            .SelectMany(
                joined => joined.tickets.DefaultIfEmpty(),
                (joined, ticket) => new { joined.item, Number = ticket == null ? (int?)null : ticket.Number }
            )
            .OrderByDescending(row => row.item.Id)
            .ToListAsync(cancellationToken);
        return Outcome<IReadOnlyList<Row>>.Of([.. found.Select(row => RowOf(row.item, row.Number))]);
    }

    private static Row RowOf(OutboxItem item, int? ticketNumber) =>
        new(
            item.Id,
            item.Effect,
            RecipientIn(item.Payload),
            item.TicketId,
            ticketNumber,
            item.MessageId,
            item.State,
            item.CreatedAt,
            item.DueAt,
            item.Attempts,
            item.LastError,
            item.MayHaveLeftAt is not null
        );

    // Each effect has a payload of its own; those that go to somebody say to whom by the same name. Nothing else of it is shown.
    private static string? RecipientIn(string payload)
    {
        using var json = JsonDocument.Parse(payload);
        return
            json.RootElement.ValueKind == JsonValueKind.Object
            && json.RootElement.TryGetProperty("to", out var to)
            && to.ValueKind == JsonValueKind.String
            ? to.GetString()
            : null;
    }
}
