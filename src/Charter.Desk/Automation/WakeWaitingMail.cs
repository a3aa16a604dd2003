using Charter.Desk.Conversations;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Desk.Settings.Events;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Automation;

/// <summary>Tries what waits at once when somebody changed how mail leaves: what was missing may be there now.</summary>
public sealed class WakeWaitingMail : IJournalReaction
{
    /// <inheritdoc/>
    public async Task ReactAsync(
        DeskContext db,
        IReadOnlyList<PendingEvent> happened,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(happened);
        if (!happened.Any(h => h.Happened is SettingsChanged { Name: "mail" or "mail_route" }))
        {
            return;
        }

        var now = db.Write!.Now;
        await db
            .Outbox.Where(o =>
                o.State == OutboxState.Waiting
                && o.DueAt > now
                && (o.Effect == OutgoingMail.Effect || o.Effect == NoticeMail.Effect)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.DueAt, now), cancellationToken);
    }
}
