using System.Runtime.CompilerServices;
using Charter.Desk.Conversations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Storage.Verification;

/// <summary>Everything that arrived is in exactly one state, with what belongs to that state: a message of one ticket, or a reason.</summary>
public sealed class IntakeCheck : IDeskCheck
{
    private static readonly Duration Patience = Duration.FromHours(1);

    public string Name => "intake";

    public async IAsyncEnumerable<CheckFinding> RunAsync(
        DeskContext db,
        Instant now,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var since = now - Patience;
        var unread = db.Intakes.AsNoTracking().Where(i => i.State == IntakeState.Received && i.ReceivedAt < since);
        await foreach (var intake in unread.OrderBy(i => i.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new CheckFinding(
                $"intake {intake.Id}",
                $"It arrived at {intake.ReceivedAt} and was never read."
            );
        }

        var unfiled = db
            .Intakes.AsNoTracking()
            .Where(i =>
                i.State == IntakeState.Filed
                && !db.Messages.Any(m => m.Id == i.MessageId && m.TicketId == i.TicketId)
                && !db.Tickets.Any(t => t.Id == i.TicketId && t.MergedIntoId != null)
            );
        await foreach (var intake in unfiled.OrderBy(i => i.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new CheckFinding(
                $"intake {intake.Id}",
                "It counts as filed, but its message is in no ticket."
            );
        }

        var unexplained = db
            .Intakes.AsNoTracking()
            .Where(i => (i.State == IntakeState.Ignored || i.State == IntakeState.Quarantined) && i.Reason == null);
        await foreach (
            var intake in unexplained.OrderBy(i => i.Id).AsAsyncEnumerable().WithCancellation(cancellationToken)
        )
        {
            yield return new CheckFinding($"intake {intake.Id}", $"It is {intake.State} without a reason.");
        }

        var doubled = db
            .Intakes.AsNoTracking()
            .Where(i => i.State == IntakeState.Filed && i.MessageId != null)
            .GroupBy(i => i.MessageId)
            .Where(g => g.Count() > 1)
            .Select(g => new { MessageId = g.Key, Count = g.Count() });
        await foreach (var twice in doubled.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new CheckFinding(
                $"message {twice.MessageId}",
                $"{twice.Count} intakes were filed as this one."
            );
        }
    }
}
