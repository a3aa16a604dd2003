using Charter.Desk.Shared;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Staff;

/// <summary>Adds a team inside a department.</summary>
public static class AddTeam
{
    public sealed record Request(long DepartmentId, string Name, IReadOnlyList<long> StaffIds);

    public sealed record Result(long TeamId);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (actor.Lacks(Permissions.EditSettings) is { } notAllowed)
        {
            return notAllowed;
        }

        if (await db.Departments.FindAsync([request.DepartmentId], cancellationToken) is not { IsArchived: false })
        {
            return new NotFound("department");
        }

        if (!FieldText.IsLine(request.Name, "name", FieldText.LongestLine, out var name, out var wrong))
        {
            return wrong;
        }

        var members = request.StaffIds.Distinct().ToArray();
        if (await db.StaffMembers.CountAsync(s => members.Contains(s.Id), cancellationToken) != members.Length)
        {
            return new InvalidField("staffIds", "There is no such person at the desk.");
        }

        var team = new Team
        {
            Id = db.NewId(),
            DepartmentId = request.DepartmentId,
            Name = name,
        };
        db.Teams.Add(team);
        db.TeamMembers.AddRange(members.Select(id => new TeamMember { TeamId = team.Id, StaffId = id }));
        db.Record(new DepartmentChanged(request.DepartmentId));
        return new Result(team.Id);
    }
}
