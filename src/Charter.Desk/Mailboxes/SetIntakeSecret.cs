using Charter.Desk.Mailboxes.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;

namespace Charter.Desk.Mailboxes;

/// <summary>Gives a mailbox the key under which mail that is brought by HTTP is signed, in place of the one it had; or takes it away.</summary>
public static class SetIntakeSecret
{
    /// <param name="MailboxId">Which.</param>
    /// <param name="ProtectedSecret">The key, encrypted; empty to take none any more.</param>
    public sealed record Request(long MailboxId, string ProtectedSecret)
    {
        /// <summary>Without the key.</summary>
        public override string ToString() => $"{nameof(SetIntakeSecret)} {MailboxId}";
    }

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

        mailbox.IntakeSecret = request.ProtectedSecret;
        mailbox.Version++;
        db.Record(new MailboxChanged(mailbox.Id));
        return Done.It;
    }
}
