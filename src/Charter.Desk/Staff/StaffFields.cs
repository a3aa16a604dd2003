using System.Globalization;
using System.Net.Mail;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>What inviting and changing staff have in common.</summary>
internal static class StaffFields
{
    /// <summary>Reads the address to sign in with.</summary>
    public static InvalidField? ReadEmail(string? given, out string email)
    {
        if (!FieldText.IsLine(given, "email", 254, out email, out var wrong))
        {
            return wrong;
        }

        var good =
            MailAddress.TryCreate(email, out var parsed)
            && parsed.Address == email
            && !email.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or '"' or ',' or ';');
        return good ? null : new InvalidField("email", "That is not a mail address.");
    }

    /// <summary>The form of an address that is compared.</summary>
    public static string Normalize(string email) => email.Trim().ToUpperInvariant();

    public static InvalidField? CheckLanguage(string language)
    {
        try
        {
            _ = CultureInfo.GetCultureInfo(language, predefinedOnly: true);
            return null;
        }
        catch (CultureNotFoundException)
        {
            return new InvalidField("language", "That is not a language tag, such as en or zh-Hans.");
        }
    }

    public static InvalidField? CheckZone(string zone) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null
            ? new InvalidField("zone", "That is not a time zone, such as Europe/London.")
            : null;

    /// <summary>Whether all of the departments are there.</summary>
    public static async Task<bool> ExistAsync(
        DeskContext db,
        IReadOnlyCollection<long> departmentIds,
        CancellationToken cancellationToken
    )
    {
        var ids = departmentIds.Distinct().ToArray();
        return await db.Departments.CountAsync(d => ids.Contains(d.Id) && !d.IsArchived, cancellationToken)
            == ids.Length;
    }

    /// <summary>Whether nobody else could administer the desk.</summary>
    public static async Task<bool> IsLastAdministratorAsync(
        DeskContext db,
        StaffMember staff,
        CancellationToken cancellationToken
    ) =>
        staff is { Role: Role.Administrator, IsActive: true }
        && !await db.StaffMembers.AnyAsync(
            s => s.Id != staff.Id && s.IsActive && s.Role == Role.Administrator && s.PasswordHash != null,
            cancellationToken
        );

    /// <summary>Makes the staff member belong to these departments and no others.</summary>
    /// <returns>Whether anything changed.</returns>
    public static async Task<bool> SetDepartmentsAsync(
        DeskContext db,
        long staffId,
        IReadOnlyCollection<long> departmentIds,
        CancellationToken cancellationToken
    )
    {
        var present = await db
            .DepartmentMembers.AsTracking()
            .Where(m => m.StaffId == staffId)
            .ToListAsync(cancellationToken);
        var gone = present.Where(m => !departmentIds.Contains(m.DepartmentId)).ToList();
        var added = departmentIds.Distinct().Except(present.Select(m => m.DepartmentId)).ToList();
        db.DepartmentMembers.RemoveRange(gone);
        db.DepartmentMembers.AddRange(
            added.Select(id => new DepartmentMember { DepartmentId = id, StaffId = staffId })
        );
        return gone.Count + added.Count > 0;
    }
}
