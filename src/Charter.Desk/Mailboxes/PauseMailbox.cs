using Charter.Desk.Mailboxes.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Mailboxes;

/// <summary>Pauses a mailbox, or takes from it again. A fetch that is under way ends within seconds.</summary>
public static class PauseMailbox
{
    /// <param name="MailboxId">Which.</param>
    /// <param name="IsPaused">Whether nothing is to be taken from it.</param>
    public sealed record Request(long MailboxId, bool IsPaused);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.EditSettings) is { } notAllowed)
        {
            return notAllowed;
        }

        if (await db.Mailboxes.FindAsync([request.MailboxId], cancellationToken) is not { } mailbox)
        {
            return new NotFound("mailbox");
        }

        if (mailbox.IsEnabled == request.IsPaused)
        {
            mailbox.IsEnabled = !request.IsPaused;
            mailbox.Version++;
            var state = await db
                .MailboxStates.AsTracking()
                .SingleAsync(s => s.MailboxId == mailbox.Id, cancellationToken);
            state.NextTryAt = db.Write!.Now;
            db.Record(request.IsPaused ? new MailboxPaused(mailbox.Id) : new MailboxResumed(mailbox.Id));
        }

        return Done.It;
    }
}
