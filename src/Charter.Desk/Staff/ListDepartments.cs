using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Staff;

/// <summary>The departments by name, with members and teams; those out of use last.</summary>
public static class ListDepartments
{
    public static async Task<Outcome<IReadOnlyList<DepartmentView>>> Run(
        DeskContext db,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        if (actor.Lacks(Permissions.ReadTickets) is { } notAllowed)
        {
            return notAllowed;
        }

        var departments = await db
            .Departments.AsNoTracking()
            .OrderBy(d => d.IsArchived)
            .ThenBy(d => d.Name)
            .ToListAsync(cancellationToken);
        var members = (await db.DepartmentMembers.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(
            m => m.DepartmentId,
            m => m.StaffId
        );
        var teams = (
            await db.Teams.AsNoTracking().Where(t => !t.IsArchived).OrderBy(t => t.Name).ToListAsync(cancellationToken)
        ).ToLookup(t => t.DepartmentId);
        return Outcome<IReadOnlyList<DepartmentView>>.Of([
            .. departments.Select(d => new DepartmentView(d, [.. members[d.Id].Order()], [.. teams[d.Id]])),
        ]);
    }
}
