using Charter.Desk.Policies;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Automation;

/// <summary>Who stands behind a row of the escalation matrix for one ticket. Somebody always does, while anybody is at the desk.</summary>
internal static class MatrixPeople
{
    public static async Task<IReadOnlyList<StaffMember>> OfAsync(
        DeskContext db,
        MatrixLevel row,
        Ticket ticket,
        CancellationToken cancellationToken
    )
    {
        var people = row.Target switch
        {
            MatrixTarget.Assignee => await OneAsync(db, ticket.AssigneeId, cancellationToken)
                ?? await DepartmentAsync(db, ticket.DepartmentId, cancellationToken),
            MatrixTarget.Department => await DepartmentAsync(db, ticket.DepartmentId, cancellationToken),
            MatrixTarget.DepartmentManager => await OneAsync(
                db,
                (await db.Departments.FindAsync([ticket.DepartmentId ?? 0], cancellationToken))?.ManagerId,
                cancellationToken
            ) ?? [],
            MatrixTarget.Role => await RoleAsync(db, row.TargetRole ?? Role.Manager, cancellationToken),
            _ => await OneAsync(db, row.TargetStaffId, cancellationToken) ?? [],
        };
        // A breach that nobody hears of is worse than one that the wrong person hears of.
        return people.Count > 0 ? people : await LeadersAsync(db, cancellationToken);
    }

    /// <summary>Whoever has the ticket; where nobody does, everybody in its department.</summary>
    public static async Task<IReadOnlyList<StaffMember>> HoldersAsync(
        DeskContext db,
        Ticket ticket,
        CancellationToken cancellationToken
    ) =>
        await OneAsync(db, ticket.AssigneeId, cancellationToken)
        ?? await DepartmentAsync(db, ticket.DepartmentId, cancellationToken);

    public static async Task<IReadOnlyList<StaffMember>?> OneAsync(
        DeskContext db,
        long? staffId,
        CancellationToken cancellationToken
    ) =>
        staffId is { } id && await db.StaffMembers.FindAsync([id], cancellationToken) is { IsActive: true } person
            ? [person]
            : null;

    private static async Task<IReadOnlyList<StaffMember>> DepartmentAsync(
        DeskContext db,
        long? departmentId,
        CancellationToken cancellationToken
    ) =>
        await db
            .DepartmentMembers.Where(m => m.DepartmentId == departmentId)
            .Join(db.StaffMembers, m => m.StaffId, s => s.Id, (_, s) => s)
            .Where(s => s.IsActive)
            .OrderBy(s => s.Id)
            .ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<StaffMember>> RoleAsync(
        DeskContext db,
        Role role,
        CancellationToken cancellationToken
    ) =>
        await db
            .StaffMembers.Where(s => s.IsActive && s.Role == role)
            .OrderBy(s => s.Id)
            .ToListAsync(cancellationToken);

    /// <summary>Those who run the desk.</summary>
    public static Task<IReadOnlyList<StaffMember>> AdministratorsAsync(
        DeskContext db,
        CancellationToken cancellationToken
    ) => RoleAsync(db, Role.Administrator, cancellationToken);

    /// <summary>The managers; the administrators where there are none.</summary>
    public static async Task<IReadOnlyList<StaffMember>> LeadersAsync(
        DeskContext db,
        CancellationToken cancellationToken
    )
    {
        var managers = await RoleAsync(db, Role.Manager, cancellationToken);
        return managers.Count > 0 ? managers : await RoleAsync(db, Role.Administrator, cancellationToken);
    }
}
