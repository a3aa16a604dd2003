using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Staff;

/// <summary>
/// The person who signs in with an address. The server checks the password also when there is nobody, against a hash of
/// its own, so that the time taken does not tell.
/// </summary>
public static class FindStaffToSignIn
{
    /// <returns><c>null</c> where nobody who may sign in has the address.</returns>
    public static async Task<StaffMember?> Run(DeskContext db, string? email, CancellationToken cancellationToken)
    {
        if (email is null or { Length: > 254 })
        {
            return null;
        }

        var normalized = StaffFields.Normalize(email);
        return await db
            .StaffMembers.AsNoTracking()
            .SingleOrDefaultAsync(
                s => s.NormalizedEmail == normalized && s.IsActive && s.PasswordHash != null,
                cancellationToken
            );
    }
}
