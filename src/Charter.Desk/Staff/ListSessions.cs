using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>The sessions of a person that are good now, newest first.</summary>
public static class ListSessions
{
    public static async Task<Outcome<IReadOnlyList<StaffSession>>> Run(
        DeskContext db,
        Actor actor,
        long staffId,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        var own = actor.Kind == ActorKind.Staff && actor.Id == staffId;
        if (!own && actor.Lacks(Permissions.EditStaff) is { } notAllowed)
        {
            return notAllowed;
        }

        return Outcome<IReadOnlyList<StaffSession>>.Of(
            await db
                .StaffSessions.AsNoTracking()
                .Where(s => s.StaffId == staffId && s.RevokedAt == null && s.ExpiresAt > now)
                .OrderByDescending(s => s.Id)
                .ToListAsync(cancellationToken)
        );
    }
}
