using Charter.Desk.Shared;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Staff;

/// <summary>Ends the sessions of a person: one's own others, or, for those who may, anybody's.</summary>
public static class RevokeSessions
{
    /// <param name="StaffId">Whose.</param>
    /// <param name="ExceptSessionId">The one to keep.</param>
    public sealed record Request(long StaffId, long? ExceptSessionId = null);

    /// <param name="Ended">How many sessions ended.</param>
    public sealed record Result(int Ended);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        var own = actor.Kind == ActorKind.Staff && actor.Id == request.StaffId;
        if (!own && actor.Lacks(Permissions.EditStaff) is { } notAllowed)
        {
            return notAllowed;
        }

        return new Result(await ApplyAsync(db, request.StaffId, request.ExceptSessionId, cancellationToken));
    }

    /// <summary>Ends the sessions within another write.</summary>
    internal static async Task<int> ApplyAsync(
        DeskContext db,
        long staffId,
        long? exceptSessionId,
        CancellationToken cancellationToken
    )
    {
        var now = db.Write!.Now;
        var sessions = await db
            .StaffSessions.AsTracking()
            .Where(s =>
                s.StaffId == staffId
                && s.RevokedAt == null
                && s.ExpiresAt > now
                && (exceptSessionId == null || s.Id != exceptSessionId)
            )
            .ToListAsync(cancellationToken);
        foreach (var session in sessions)
        {
            session.RevokedAt = now;
            db.Record(new SessionRevoked(staffId, session.Id));
        }

        return sessions.Count;
    }
}
