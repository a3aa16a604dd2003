using Charter.Desk.Shared;
using Charter.Desk.Storage;
using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>Writes down that a session is in use, which makes it last longer. Worth a write every few minutes only.</summary>
public static class TouchSession
{
    /// <summary>How old <see cref="FoundSession.LastSeenAt"/> may be before a request writes it down.</summary>
    public static Duration Interval { get; } = Duration.FromMinutes(5);

    // However busy, a session ends after this long and the person signs in again.
    private static readonly Duration LongestLifetime = Duration.FromDays(14);

    public sealed record Request(long SessionId);

    public static async Task<Outcome<Done>> Handle(DeskContext db, Request request, CancellationToken cancellationToken)
    {
        var now = db.Write!.Now;
        if (
            await db.StaffSessions.FindAsync([request.SessionId], cancellationToken) is { RevokedAt: null } session
            && session.ExpiresAt > now
        )
        {
            session.LastSeenAt = now;
            session.ExpiresAt = Instant.Min(now + StartSession.IdleLifetime, session.CreatedAt + LongestLifetime);
        }

        return Done.It;
    }
}
