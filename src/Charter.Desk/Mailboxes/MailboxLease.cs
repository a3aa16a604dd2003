using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Mailboxes;

/// <summary>A node's right to fetch a mailbox and to report on it.</summary>
/// <param name="MailboxId">The mailbox.</param>
/// <param name="Fence">The number of the lease.</param>
public sealed record MailboxLease(long MailboxId, long Fence)
{
    /// <summary>The state to report into; <c>null</c> where another node has the mailbox by now, or it is gone.</summary>
    internal Task<MailboxState?> FindStateAsync(DeskContext db, CancellationToken cancellationToken) =>
        db
            .MailboxStates.AsTracking()
            .SingleOrDefaultAsync(s => s.MailboxId == MailboxId && s.Fence == Fence, cancellationToken);
}
