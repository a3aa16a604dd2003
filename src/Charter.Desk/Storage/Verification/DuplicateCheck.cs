using System.Runtime.CompilerServices;
using Charter.Desk.Conversations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Storage.Verification;

/// <summary>No customer gets anything twice, and nothing of theirs stands twice in a ticket (V10).</summary>
public sealed class DuplicateCheck : IDeskCheck
{
    public string Name => "duplicates";

    public async IAsyncEnumerable<CheckFinding> RunAsync(
        DeskContext db,
        Instant now,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var sentTwice = db
            .Outbox.AsNoTracking()
            .Where(i => i.MessageId != null)
            .GroupBy(i => new { i.MessageId, i.Effect })
            .Where(g => g.Count() > 1)
            .Select(g => new { g.Key.MessageId, Count = g.Count() });
        await foreach (var twice in sentTwice.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new CheckFinding(
                $"message {twice.MessageId}",
                $"{twice.Count} deliveries of it were queued; its customer may get it more than once."
            );
        }

        var filedTwice = db
            .Messages.AsNoTracking()
            .Where(m => m.ExternalId != null && m.Direction != MessageDirection.Note)
            .GroupBy(m => new
            {
                m.TicketId,
                m.ExternalId,
                m.Channel,
                m.Direction,
            })
            .Where(g => g.Count() > 1)
            .Select(g => new
            {
                g.Key.TicketId,
                g.Key.ExternalId,
                Count = g.Count(),
            });
        await foreach (var twice in filedTwice.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new CheckFinding(
                $"ticket {twice.TicketId}",
                $"It holds {twice.Count} messages with the id {twice.ExternalId}."
            );
        }
    }
}
