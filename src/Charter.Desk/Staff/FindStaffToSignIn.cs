using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>
/// The person who signs in with an address. The server checks the password also when there is nobody, against a hash of
/// its own, so that the time taken does not tell.
/// </summary>
public static class FindStaffToSignIn
{
    /// <param name="Staff">The person.</param>
    /// <param name="MayTry">Whether a password may be tried now.</param>
    public sealed record Result(StaffMember Staff, bool MayTry);

    public static async Task<Result?> Run(
        DeskContext db,
        string? email,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (email is null or { Length: > 254 })
        {
            return null;
        }

        var normalized = StaffFields.Normalize(email);
        var staff = await db
            .StaffMembers.AsNoTracking()
            .SingleOrDefaultAsync(s => s.NormalizedEmail == normalized, cancellationToken);
        return staff is null
            ? null
            : new Result(staff, staff is { IsActive: true, PasswordHash: not null } && !(staff.LockedUntil > now));
    }
}
