using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Staff;

/// <summary>What adding and changing a department have in common.</summary>
internal static class DepartmentFields
{
    public static async Task<Refusal?> ApplyAsync(
        DeskContext db,
        Department department,
        (string Name, string? Email, long? ManagerId) given,
        CancellationToken cancellationToken
    )
    {
        if (!FieldText.IsLine(given.Name, "name", FieldText.LongestLine, out var name, out var wrong))
        {
            return wrong;
        }

        string? email = null;
        if (!string.IsNullOrWhiteSpace(given.Email))
        {
            if (StaffFields.ReadEmail(given.Email, out email) is { } badEmail)
            {
                return badEmail;
            }

            email = email.ToLowerInvariant();
        }

        var known =
            given.ManagerId is not { } managerId
            || await db.StaffMembers.AnyAsync(s => s.Id == managerId && s.IsActive, cancellationToken);
        if (!known)
        {
            return new InvalidField("managerId", "There is no such person at the desk.");
        }

        if (await db.Departments.AnyAsync(d => d.Name == name && d.Id != department.Id, cancellationToken))
        {
            return new NameTaken();
        }

        department.Name = name;
        department.Email = email;
        department.ManagerId = given.ManagerId;
        return null;
    }

    /// <summary>Makes this the department where new tickets come, and no other.</summary>
    public static async Task MakeDefaultAsync(
        DeskContext db,
        Department department,
        CancellationToken cancellationToken
    )
    {
        var others = await db
            .Departments.AsTracking()
            .Where(d => d.IsDefault && d.Id != department.Id)
            .ToListAsync(cancellationToken);
        foreach (var other in others)
        {
            other.IsDefault = false;
            other.Version++;
        }

        department.IsDefault = true;
    }
}
