using Charter.Desk.Mailboxes.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Mailboxes;

/// <summary>Removes a mailbox with its secrets. Its tickets stay, and nothing is touched on the server.</summary>
public static class RemoveMailbox
{
    public sealed record Request(long MailboxId);

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

        await MailboxTraces.ForgetAsync(db, mailbox.Id, cancellationToken);
        db.MailboxStates.Remove(
            await db.MailboxStates.AsTracking().SingleAsync(s => s.MailboxId == mailbox.Id, cancellationToken)
        );
        db.Mailboxes.Remove(mailbox);
        db.Record(new MailboxRemoved(mailbox.Id));
        return Done.It;
    }
}
