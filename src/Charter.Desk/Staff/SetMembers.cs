using Charter.Desk.Shared;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Staff;

/// <summary>
/// Makes these people, and no others, the members of a department. Whoever leaves it loses sight of its tickets with
/// their next request.
/// </summary>
public static class SetMembers
{
    public sealed record Request(long DepartmentId, IReadOnlyList<long> StaffIds);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (actor.Lacks(Permissions.EditStaff) is { } notAllowed)
        {
            return notAllowed;
        }

        if (await db.Departments.FindAsync([request.DepartmentId], cancellationToken) is not { } department)
        {
            return new NotFound("department");
        }

        var wanted = request.StaffIds.Distinct().ToArray();
        if (await db.StaffMembers.CountAsync(s => wanted.Contains(s.Id), cancellationToken) != wanted.Length)
        {
            return new InvalidField("staffIds", "There is no such person at the desk.");
        }

        var present = await db
            .DepartmentMembers.AsTracking()
            .Where(m => m.DepartmentId == department.Id)
            .ToListAsync(cancellationToken);
        var gone = present.Where(m => !wanted.Contains(m.StaffId)).ToList();
        var added = wanted.Except(present.Select(m => m.StaffId)).ToList();
        if (gone.Count + added.Count > 0)
        {
            db.DepartmentMembers.RemoveRange(gone);
            db.DepartmentMembers.AddRange(
                added.Select(id => new DepartmentMember { DepartmentId = department.Id, StaffId = id })
            );
            db.Record(new DepartmentChanged(department.Id));
        }

        return Done.It;
    }
}
