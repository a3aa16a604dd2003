using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Mailboxes;

/// <summary>Asks for a fetch at once, whatever pause an earlier failure brought. The node that has the mailbox does it within seconds.</summary>
public static class FetchMailboxNow
{
    public sealed record Request(long MailboxId);

    /// <summary>Nothing is taken from it.</summary>
    public sealed record NotFetched() : Refusal("mailbox-not-fetched", "This mailbox is paused, or is not fetched.");

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

        if (!mailbox.IsEnabled || mailbox.Protocol == MailboxProtocol.Http)
        {
            return new NotFetched();
        }

        var state = await db.MailboxStates.AsTracking().SingleAsync(s => s.MailboxId == mailbox.Id, cancellationToken);
        state.AskedAt = db.Write!.Now;
        state.NextTryAt = db.Write.Now;
        return Done.It;
    }
}
