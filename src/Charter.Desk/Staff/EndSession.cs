using Charter.Desk.Shared;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;

namespace Charter.Desk.Staff;

/// <summary>Ends one's own session: signing out.</summary>
public static class EndSession
{
    public sealed record Request(long SessionId);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        var session = await db.StaffSessions.FindAsync([request.SessionId], cancellationToken);
        if (session is null || actor.Kind != ActorKind.Staff || session.StaffId != actor.Id)
        {
            return new NotFound("session");
        }

        if (session.RevokedAt is null)
        {
            session.RevokedAt = db.Write!.Now;
            db.Record(new StaffSignedOut(session.StaffId, session.Id));
        }

        return Done.It;
    }
}
