using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Mailboxes;

/// <summary>One mailbox with how it fares.</summary>
public static class ReadMailbox
{
    public static async Task<Outcome<MailboxView>> Run(
        DeskContext db,
        Actor actor,
        long mailboxId,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        if (actor.Lacks(Permissions.EditSettings) is { } notAllowed)
        {
            return notAllowed;
        }

        var row = await db
            .Mailboxes.AsNoTracking()
            .Where(m => m.Id == mailboxId)
            .Join(db.MailboxStates.AsNoTracking(), m => m.Id, s => s.MailboxId, (m, s) => new { m, s })
            .SingleOrDefaultAsync(cancellationToken);
        return row is null ? new NotFound("mailbox") : MailboxView.Of(row.m, row.s, now);
    }
}
