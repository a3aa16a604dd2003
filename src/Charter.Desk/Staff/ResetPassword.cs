using Charter.Desk.Shared;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;

namespace Charter.Desk.Staff;

/// <summary>Gives a person the new password that they chose, and ends their sessions. Whoever holds the link is who it is for.</summary>
public static class ResetPassword
{
    /// <param name="Token">The token of the link.</param>
    /// <param name="PasswordHash">The password, hashed by the server's hasher; the password itself never comes here.</param>
    public sealed record Request(string Token, string PasswordHash);

    public sealed record Result(long StaffId);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrWhiteSpace(request.PasswordHash))
        {
            throw new ArgumentException("The server hashes the password before it asks for this.", nameof(request));
        }

        var link = await OneTimeLinks.UseAsync(db, LinkPurpose.PasswordReset, request.Token, cancellationToken);
        if (
            link?.StaffId is not { } staffId
            || await db.StaffMembers.FindAsync([staffId], cancellationToken) is not { IsActive: true } staff
        )
        {
            return new LinkNotGood();
        }

        staff.PasswordHash = request.PasswordHash;
        staff.SecurityStamp = SecretToken.ForAddress();
        staff.Version++;
        await SignInTallies.ClearAsync(db, staff.Email, cancellationToken);
        await RevokeSessions.ApplyAsync(db, staff.Id, exceptSessionId: null, cancellationToken);
        db.Record(new StaffChanged(staff.Id, ["password"]));
        return new Result(staff.Id);
    }
}
