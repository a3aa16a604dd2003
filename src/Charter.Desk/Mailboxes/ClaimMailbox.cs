using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Mailboxes;

/// <summary>
/// Gives a mailbox to one node for a while, so that no two fetch it at once. Nodes whose clocks differ by more than the
/// lease could still meet: that costs time and files nothing twice, because intake knows each mail again.
/// </summary>
public static class ClaimMailbox
{
    /// <param name="MailboxId">Which.</param>
    /// <param name="Node">Who wants it: a name that no other running process has.</param>
    /// <param name="Lease">For how long.</param>
    public sealed record Request(long MailboxId, string Node, Duration Lease);

    /// <param name="Fence">What the node shows when it reports; <c>null</c> where another has the mailbox, or it is not due.</param>
    public sealed record Result(long? Fence);

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

        var now = db.Write!.Now;
        var state = await db
            .MailboxStates.AsTracking()
            .SingleOrDefaultAsync(s => s.MailboxId == request.MailboxId, cancellationToken);
        if (state is null || state.LeasedUntil > now || state.NextTryAt > now)
        {
            return new Result(null);
        }

        state.LeasedBy = request.Node;
        state.LeasedUntil = now + request.Lease;
        state.Fence++;
        state.IsWatched = false;
        return new Result(state.Fence);
    }
}
