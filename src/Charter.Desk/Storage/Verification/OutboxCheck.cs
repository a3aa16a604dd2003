using System.Runtime.CompilerServices;
using Charter.Desk.Conversations;
using Charter.Desk.Deliveries;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Storage.Verification;

/// <summary>The outbox drains: nothing has been due for long without being tried, and what waits to be sent is in it.</summary>
public sealed class OutboxCheck : IDeskCheck
{
    private static readonly Duration Patience = Duration.FromHours(1);

    public string Name => "outbox";

    public async IAsyncEnumerable<CheckFinding> RunAsync(
        DeskContext db,
        Instant now,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var since = now - Patience;
        var stuck = db
            .Outbox.AsNoTracking()
            .Where(i => i.State == OutboxState.Waiting && i.DueAt < since)
            .OrderBy(i => i.DueAt)
            .AsAsyncEnumerable();
        await foreach (var item in stuck.WithCancellation(cancellationToken))
        {
            yield return new CheckFinding(
                $"delivery {item.Id}",
                $"It has been due since {item.DueAt} and was not tried ({item.Effect}, {item.Attempts} tries before)."
            );
        }

        var forgotten = db
            .Messages.AsNoTracking()
            .Where(m =>
                m.Delivery == DeliveryState.Queued
                && !db.Outbox.Any(i => i.MessageId == m.Id && i.State == OutboxState.Waiting)
            )
            .OrderBy(m => m.Id)
            .Select(m => m.Id)
            .AsAsyncEnumerable();
        await foreach (var id in forgotten.WithCancellation(cancellationToken))
        {
            yield return new CheckFinding(
                $"message {id}",
                "It waits to be sent, but nothing in the outbox will send it."
            );
        }
    }
}
