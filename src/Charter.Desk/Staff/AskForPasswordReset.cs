using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Staff;

/// <summary>
/// Makes a link for a new password. The answer page must be the same whether or not the address is known; only the
/// mail to the address may tell.
/// </summary>
public static class AskForPasswordReset
{
    public sealed record Request(string Email);

    /// <param name="StaffId">Whom to write to; <c>null</c> when the address is nobody's.</param>
    /// <param name="Token">The token for the link.</param>
    public sealed record Result(long? StaffId, string? Token);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Request request,
        CancellationToken cancellationToken
    )
    {
        var normalized = StaffFields.Normalize(FieldText.CleanLine(request.Email, 254));
        var staff = await db
            .StaffMembers.AsNoTracking()
            .SingleOrDefaultAsync(s => s.NormalizedEmail == normalized, cancellationToken);
        if (staff is not { IsActive: true, PasswordHash: not null })
        {
            return new Result(null, null);
        }

        var token = await OneTimeLinks.IssueAsync(db, LinkPurpose.PasswordReset, staff.Id, cancellationToken);
        return new Result(staff.Id, token.Text);
    }
}
