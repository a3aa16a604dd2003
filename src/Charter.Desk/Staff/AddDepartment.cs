using Charter.Desk.Shared;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Staff;

/// <summary>Adds a department. The first one takes the new tickets.</summary>
public static class AddDepartment
{
    public sealed record Request(string Name, string? Email = null, long? ManagerId = null, bool IsDefault = false);

    public sealed record Result(long DepartmentId);

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

        var department = new Department { Id = db.NewId(), Name = "" };
        var refusal = await DepartmentFields.ApplyAsync(
            db,
            department,
            (request.Name, request.Email, request.ManagerId),
            cancellationToken
        );
        if (refusal is not null)
        {
            return refusal;
        }

        if (request.IsDefault || !await db.Departments.AnyAsync(d => d.IsDefault, cancellationToken))
        {
            await DepartmentFields.MakeDefaultAsync(db, department, cancellationToken);
        }

        db.Departments.Add(department);
        db.Record(new DepartmentAdded(department.Id));
        return new Result(department.Id);
    }
}
