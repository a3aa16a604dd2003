using System.Collections.Immutable;
using Charter.Desk.Shared;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;

namespace Charter.Desk.Staff;

/// <summary>
/// Changes a person's role, departments and details. A change of rights ends their sessions, so that nobody goes on
/// with rights that they no longer have.
/// </summary>
public static class ChangeStaff
{
    /// <param name="StaffId">Who.</param>
    /// <param name="Name">The name that colleagues and customers see.</param>
    /// <param name="Role">The role.</param>
    /// <param name="DepartmentIds">The departments that they belong to, all of them.</param>
    /// <param name="SeenVersion">The version that was edited.</param>
    public sealed record Request(
        long StaffId,
        string Name,
        Role Role,
        IReadOnlyList<long> DepartmentIds,
        int SeenVersion
    );

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

        if (await db.StaffMembers.FindAsync([request.StaffId], cancellationToken) is not { } staff)
        {
            return new NotFound("person");
        }

        if (staff.Version != request.SeenVersion)
        {
            return new ChangedMeanwhile("person", staff.Version);
        }

        if (!FieldText.IsLine(request.Name, "name", FieldText.LongestLine, out var name, out var wrong))
        {
            return wrong;
        }

        if (!Enum.IsDefined(request.Role))
        {
            return new InvalidField("role", "There is no such role.");
        }

        if (!await StaffFields.ExistAsync(db, request.DepartmentIds, cancellationToken))
        {
            return new InvalidField("departmentIds", "There is no such department.");
        }

        if (
            request.Role != Role.Administrator
            && await StaffFields.IsLastAdministratorAsync(db, staff, cancellationToken)
        )
        {
            return new LastAdministrator();
        }

        await ApplyAsync(db, staff, request, name, cancellationToken);
        return Done.It;
    }

    private static async Task ApplyAsync(
        DeskContext db,
        StaffMember staff,
        Request request,
        string name,
        CancellationToken cancellationToken
    )
    {
        var changed = ImmutableArray.CreateBuilder<string>();
        if (staff.Name != name)
        {
            staff.Name = name;
            changed.Add("name");
        }

        var rights = false;
        if (staff.Role != request.Role)
        {
            staff.Role = request.Role;
            changed.Add("role");
            rights = true;
        }

        if (await StaffFields.SetDepartmentsAsync(db, staff.Id, request.DepartmentIds, cancellationToken))
        {
            changed.Add("departments");
            rights = true;
        }

        if (changed.Count == 0)
        {
            return;
        }

        staff.Version++;
        if (rights)
        {
            staff.SecurityStamp = SecretToken.ForAddress();
            await RevokeSessions.ApplyAsync(db, staff.Id, exceptSessionId: null, cancellationToken);
        }

        db.Record(new StaffChanged(staff.Id, changed.ToImmutable()));
    }
}
