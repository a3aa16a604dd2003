using Charter.Desk.Shared;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;

namespace Charter.Desk.Staff;

/// <summary>Changes a department: its name, address, manager, whether new tickets come to it, whether it is in use.</summary>
public static class ChangeDepartment
{
    /// <param name="DepartmentId">Which.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Email">Its mail address; <c>null</c> for the desk's own.</param>
    /// <param name="ManagerId">Who is told when its promises break.</param>
    /// <param name="IsDefault">Whether new tickets come here. Taking it away needs another department to have it.</param>
    /// <param name="IsArchived">Whether it is out of use.</param>
    /// <param name="SeenVersion">The version that was edited.</param>
    /// <param name="Signature">What stands below its people's answers; <c>null</c> to leave it as it is.</param>
    public sealed record Request(
        long DepartmentId,
        string Name,
        string? Email,
        long? ManagerId,
        bool IsDefault,
        bool IsArchived,
        int SeenVersion,
        string? Signature = null
    );

    /// <summary>New tickets have to come somewhere.</summary>
    public sealed record NeedsDefault()
        : Refusal("department-needs-default", "New tickets come here. Let them come to another department first.");

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

        if (await db.Departments.FindAsync([request.DepartmentId], cancellationToken) is not { } department)
        {
            return new NotFound("department");
        }

        if (department.Version != request.SeenVersion)
        {
            return new ChangedMeanwhile("department", department.Version);
        }

        if (department.IsDefault && (!request.IsDefault || request.IsArchived))
        {
            return new NeedsDefault();
        }

        if (request.Signature is { Length: > SignatureFields.Longest })
        {
            return new InvalidField("signature", $"At most {SignatureFields.Longest} characters fit here.");
        }

        if (request is { IsDefault: true, IsArchived: true })
        {
            return new InvalidField("isArchived", "The department where new tickets come has to be in use.");
        }

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

        if (request.IsDefault && !department.IsDefault)
        {
            await DepartmentFields.MakeDefaultAsync(db, department, cancellationToken);
        }

        department.Signature = FieldText.Clean(request.Signature ?? department.Signature).Trim();
        department.IsArchived = request.IsArchived;
        department.Version++;
        db.Record(new DepartmentChanged(department.Id));
        return Done.It;
    }
}
