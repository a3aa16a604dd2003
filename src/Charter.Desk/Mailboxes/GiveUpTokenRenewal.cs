using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Mailboxes;

/// <summary>Ends a renewal that gave no token, so that another try may begin.</summary>
public static class GiveUpTokenRenewal
{
    /// <param name="MailboxId">The mailbox.</param>
    /// <param name="Renewal">The renewal.</param>
    public sealed record Request(long MailboxId, string Renewal);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.Operate) is { } notAllowed)
        {
            return notAllowed;
        }

        await EndAsync(db, request.MailboxId, request.Renewal, cancellationToken);
        return Done.It;
    }

    internal static Task EndAsync(
        DeskContext db,
        long mailboxId,
        string renewal,
        CancellationToken cancellationToken
    ) =>
        db
            .MailboxStates.Where(s => s.MailboxId == mailboxId && s.Renewal == renewal)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Renewal, (string?)null), cancellationToken);
}
