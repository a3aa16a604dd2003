using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>
/// Makes a link for a new password. The answer page must be the same whether or not the address is known; only the
/// mail to the address may tell.
/// </summary>
public static class AskForPasswordReset
{
    /// <summary>How many links one person gets within <see cref="Window"/>, so that nobody's post box can be filled by asking.</summary>
    public const int MostInWindow = 3;

    /// <summary>The time in which links are counted.</summary>
    public static Duration Window { get; } = Duration.FromHours(1);

    public sealed record Request(string Email);

    /// <param name="To">Whom to write to; <c>null</c> when nothing is to be sent.</param>
    /// <param name="Token">The token for the link.</param>
    public sealed record Result(Recipient? To, string? Token)
    {
        /// <summary>Without the token, so that no log ever holds it.</summary>
        public override string ToString() => To?.Name ?? "";
    }

    /// <param name="Email">Their address as they gave it when they joined.</param>
    /// <param name="Name">Their name.</param>
    /// <param name="Language">The language that they read letters in.</param>
    public sealed record Recipient(string Email, string Name, string Language);

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

        var since = db.Write!.Now - Window;
        var lately = await db.OneTimeLinks.CountAsync(
            l => l.Purpose == LinkPurpose.PasswordReset && l.StaffId == staff.Id && l.CreatedAt > since,
            cancellationToken
        );
        if (lately >= MostInWindow)
        {
            return new Result(null, null);
        }

        var token = await OneTimeLinks.IssueAsync(db, LinkPurpose.PasswordReset, staff.Id, cancellationToken);
        return new Result(new Recipient(staff.Email, staff.Name, staff.Language), token.Text);
    }
}
