using System.Collections.Immutable;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>Who a session's cookie stands for. Asked on every request, in one query, so that a revocation bites at once.</summary>
public static class FindSession
{
    public static async Task<FoundSession?> Run(
        DeskContext db,
        string? token,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (SecretToken.HashOf(token) is not { } hash)
        {
            return null;
        }

        var rows = await (
            from session in db.StaffSessions
            where session.TokenHash == hash && session.RevokedAt == null && session.ExpiresAt > now
            join staff in db.StaffMembers on session.StaffId equals staff.Id
            where staff.IsActive
            join member in db.DepartmentMembers on staff.Id equals member.StaffId into members
            from member in members.DefaultIfEmpty()
            select new
            {
                session.Id,
                session.LastSeenAt,
                StaffId = staff.Id,
                staff.Name,
                staff.Role,
                staff.Language,
                staff.Zone,
                DepartmentId = (long?)member!.DepartmentId,
            }
        ).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return null;
        }

        var first = rows[0];
        var departments = rows.Select(r => r.DepartmentId).OfType<long>().ToImmutableArray();
        var actor = Actor.Staff(first.StaffId, RolePermissions.Of(first.Role), departments);
        return new FoundSession(first.Id, actor, first.Name, first.Role, first.Language, first.Zone, first.LastSeenAt);
    }
}
