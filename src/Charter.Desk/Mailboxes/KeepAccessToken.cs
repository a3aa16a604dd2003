using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;

namespace Charter.Desk.Mailboxes;

/// <summary>Keeps an access token that was renewed to send mail with a mailbox's access, while another node may be fetching from it.</summary>
public static class KeepAccessToken
{
    /// <param name="MailboxId">The mailbox.</param>
    /// <param name="Renewed">The new token, encrypted.</param>
    public sealed record Request(long MailboxId, RecordFetchState.Report.TokenRenewed Renewed);

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

        if (await db.MailboxStates.FindAsync([request.MailboxId], cancellationToken) is not { } state)
        {
            return new NotFound("mailbox");
        }

        await RecordFetchState.RenewAsync(db, state, request.Renewed, cancellationToken);
        return Done.It;
    }
}
