using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Mailboxes;

/// <summary>Gives back what earlier runs of the only process on a data folder held when they ended; they are dead.</summary>
public static class ReleaseMailboxes
{
    public static async Task<Outcome<Done>> Handle(DeskContext db, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (actor.Lacks(Permissions.Operate) is { } notAllowed)
        {
            return notAllowed;
        }

        foreach (
            var state in await db
                .MailboxStates.AsTracking()
                .Where(s => s.LeasedBy != null || s.Renewal != null)
                .ToListAsync(cancellationToken)
        )
        {
            (state.LeasedBy, state.LeasedUntil, state.IsWatched, state.Renewal) = (null, null, false, null);
        }

        return Done.It;
    }
}
