using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Staff;

/// <summary>A team in use with its people.</summary>
public static class ReadTeam
{
    /// <param name="Team">The team.</param>
    /// <param name="Department">Its department.</param>
    /// <param name="StaffIds">Who belongs to it.</param>
    public sealed record Result(Team Team, Department Department, IReadOnlyList<long> StaffIds);

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        long teamId,
        CancellationToken cancellationToken
    )
    {
        if (actor.Lacks(Permissions.EditSettings) is { } notAllowed)
        {
            return notAllowed;
        }

        var team = await db
            .Teams.AsNoTracking()
            .SingleOrDefaultAsync(t => t.Id == teamId && !t.IsArchived, cancellationToken);
        if (team is null)
        {
            return new NotFound("team");
        }

        var department = await db
            .Departments.AsNoTracking()
            .SingleAsync(d => d.Id == team.DepartmentId, cancellationToken);
        var members = await db
            .TeamMembers.Where(m => m.TeamId == teamId)
            .Select(m => m.StaffId)
            .Order()
            .ToListAsync(cancellationToken);
        return new Result(team, department, members);
    }
}
