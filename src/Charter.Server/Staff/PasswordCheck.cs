using Charter.Desk.Staff;
using Microsoft.AspNetCore.Identity;

namespace Charter.Server.Staff;

/// <summary>Checks a password in the same time whether or not there is such a person, so that the time tells nothing.</summary>
internal static class PasswordCheck
{
    // Any hash of the current format: its password is nobody's.
    private static readonly Lazy<string> Nobody = new(() =>
        new PasswordHasher<StaffMember>().HashPassword(null!, Guid.NewGuid().ToString())
    );

    public static bool IsRight(IPasswordHasher<StaffMember> passwords, StaffMember? found, string password)
    {
        var hash = found?.PasswordHash ?? Nobody.Value;
        var verdict = passwords.VerifyHashedPassword(null!, hash, password);
        return found?.PasswordHash is not null && verdict != PasswordVerificationResult.Failed;
    }
}
