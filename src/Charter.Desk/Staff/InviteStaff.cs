using Charter.Desk.Shared;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Staff;

/// <summary>Invites a person to the desk. Who was invited and has not come yet can be invited again.</summary>
public static class InviteStaff
{
    public sealed record Request(
        string Name,
        string Email,
        Role Role,
        IReadOnlyList<long> DepartmentIds,
        string Language,
        string Zone
    );

    /// <param name="StaffId">The person.</param>
    /// <param name="Token">The token for the link; only its hash is kept.</param>
    public sealed record Result(long StaffId, string Token);

    public static async Task<Outcome<Result>> Handle(
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

        if (!FieldText.IsLine(request.Name, "name", FieldText.LongestLine, out var name, out var wrong))
        {
            return wrong;
        }

        var invalid =
            StaffFields.ReadEmail(request.Email, out var email)
            ?? StaffFields.CheckLanguage(request.Language)
            ?? StaffFields.CheckZone(request.Zone);
        if (invalid is not null)
        {
            return invalid;
        }

        if (!Enum.IsDefined(request.Role))
        {
            return new InvalidField("role", "There is no such role.");
        }

        if (!await StaffFields.ExistAsync(db, request.DepartmentIds, cancellationToken))
        {
            return new InvalidField("departmentIds", "There is no such department.");
        }

        var normalized = StaffFields.Normalize(email);
        var staff = await db
            .StaffMembers.AsTracking()
            .SingleOrDefaultAsync(s => s.NormalizedEmail == normalized, cancellationToken);
        if (staff is { PasswordHash: not null } or { IsActive: false })
        {
            return new EmailTaken();
        }

        staff ??= Add(db, name, email, request);
        staff.Name = name;
        staff.Role = request.Role;
        staff.Language = request.Language;
        staff.Zone = request.Zone;
        await StaffFields.SetDepartmentsAsync(db, staff.Id, request.DepartmentIds, cancellationToken);
        var token = await OneTimeLinks.IssueAsync(db, LinkPurpose.Invitation, staff.Id, cancellationToken);
        db.Record(new StaffInvited(staff.Id, staff.Role));
        return new Result(staff.Id, token.Text);
    }

    private static StaffMember Add(DeskContext db, string name, string email, Request request)
    {
        var staff = new StaffMember
        {
            Id = db.NewId(),
            Name = name,
            Email = email,
            NormalizedEmail = StaffFields.Normalize(email),
            SecurityStamp = SecretToken.ForAddress(),
            Language = request.Language,
            Zone = request.Zone,
            Role = request.Role,
            CreatedAt = db.Write!.Now,
        };
        db.StaffMembers.Add(staff);
        return staff;
    }
}
