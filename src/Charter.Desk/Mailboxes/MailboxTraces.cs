using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Mailboxes;

/// <summary>What the desk remembers of an account on the server.</summary>
internal static class MailboxTraces
{
    public static async Task ForgetAsync(DeskContext db, long mailboxId, CancellationToken cancellationToken)
    {
        db.MailboxFolders.RemoveRange(
            await db.MailboxFolders.AsTracking().Where(f => f.MailboxId == mailboxId).ToListAsync(cancellationToken)
        );
        db.MailboxMails.RemoveRange(
            await db.MailboxMails.AsTracking().Where(m => m.MailboxId == mailboxId).ToListAsync(cancellationToken)
        );
    }
}
