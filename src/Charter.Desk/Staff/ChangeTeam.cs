using Charter.Desk.Shared;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Staff;

/// <summary>Changes a team: its name, who belongs to it, whether it is in use.</summary>
public static class ChangeTeam
{
    /// <param name="TeamId">Which.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="StaffIds">Who belongs to it from now on, and nobody else.</param>
    /// <param name="IsArchived">Whether it is out of use: tickets stay with it, new ones can't be given to it.</param>
    /// <param name="SeenName">The name that was edited; where it is another by now, somebody else was faster.</param>
    /// <param name="SeenStaffIds">The members that were edited.</param>
    public sealed record Request(
        long TeamId,
        string Name,
        IReadOnlyList<long> StaffIds,
        bool IsArchived,
        string SeenName,
        IReadOnlyList<long> SeenStaffIds
    );

    public static async Task<Outcome<Done>> Handle(
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

        if (await db.Teams.FindAsync([request.TeamId], cancellationToken) is not { IsArchived: false } team)
        {
            return new NotFound("team");
        }

        var present = await db.TeamMembers.AsTracking().Where(m => m.TeamId == team.Id).ToListAsync(cancellationToken);
        var seen = request.SeenStaffIds.ToHashSet();
        if (team.Name != request.SeenName || !seen.SetEquals(present.Select(m => m.StaffId)))
        {
            return new ChangedMeanwhile("team", 0);
        }

        if (!FieldText.IsLine(request.Name, "name", FieldText.LongestLine, out var name, out var wrong))
        {
            return wrong;
        }

        var wanted = request.StaffIds.Distinct().ToArray();
        if (await db.StaffMembers.CountAsync(s => wanted.Contains(s.Id), cancellationToken) != wanted.Length)
        {
            return new InvalidField("staffIds", "There is no such person at the desk.");
        }

        team.Name = name;
        team.IsArchived = request.IsArchived;
        db.TeamMembers.RemoveRange(present.Where(m => !wanted.Contains(m.StaffId)));
        db.TeamMembers.AddRange(
            wanted
                .Except(present.Select(m => m.StaffId))
                .Select(id => new TeamMember { TeamId = team.Id, StaffId = id })
        );
        db.Record(new DepartmentChanged(team.DepartmentId));
        return Done.It;
    }
}
