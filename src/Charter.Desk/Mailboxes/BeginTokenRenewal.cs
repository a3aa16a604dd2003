using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Mailboxes;

/// <summary>
/// Gives one node the right to renew a mailbox's access token. Many providers change the refresh token each time and take
/// one that comes twice for stolen, which ends all access (RFC 9700, section 4.14.2): no two nodes may spend it.
/// </summary>
public static class BeginTokenRenewal
{
    /// <param name="MailboxId">The mailbox.</param>
    /// <param name="Renewal">A name for this renewal that no other has.</param>
    /// <param name="SeenToken">The access token that was found too old, encrypted: where another is kept by now, it is good.</param>
    /// <param name="Abandoned">A renewal that was watched for so long that whoever began it must have died; <c>null</c> for none.</param>
    public sealed record Request(long MailboxId, string Renewal, string SeenToken, string? Abandoned)
    {
        /// <summary>Without the token.</summary>
        public override string ToString() => Renewal;
    }

    /// <param name="MayRenew">Whether it is this node's turn.</param>
    public sealed record Result(bool MayRenew);

    public static async Task<Outcome<Result>> Handle(
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

        // The UPDATE decides between nodes that come at once. No clock takes part: nodes' clocks differ.
        var begun = await db
            .MailboxStates.Where(s =>
                s.MailboxId == request.MailboxId
                && s.AccessToken == request.SeenToken
                && (s.Renewal == null || s.Renewal == request.Abandoned)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Renewal, request.Renewal), cancellationToken);
        return new Result(begun == 1);
    }
}
