using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Staff;

/// <summary>The people of the desk, by name. Everybody at the desk may know their colleagues.</summary>
public static class ListStaff
{
    public static async Task<Outcome<IReadOnlyList<StaffRow>>> Run(
        DeskContext db,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        if (actor.Lacks(Permissions.ReadTickets) is { } notAllowed)
        {
            return notAllowed;
        }

        var staff = await db
            .StaffMembers.AsNoTracking()
            .OrderBy(s => s.Name)
            .ThenBy(s => s.Id)
            .ToListAsync(cancellationToken);
        var members = await db.DepartmentMembers.AsNoTracking().ToListAsync(cancellationToken);
        var departments = members.ToLookup(m => m.StaffId, m => m.DepartmentId);
        return Outcome<IReadOnlyList<StaffRow>>.Of([
            .. staff.Select(s => new StaffRow(
                s.Id,
                s.Name,
                s.Email,
                s.Role,
                s.IsActive,
                s.PasswordHash is not null,
                [.. departments[s.Id].Order()],
                s.Version
            )),
        ]);
    }
}
