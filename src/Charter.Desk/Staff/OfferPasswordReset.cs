using Charter.Desk.Shared;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;

namespace Charter.Desk.Staff;

/// <summary>
/// Makes a link for a new password for a colleague who forgot theirs, to be handed over in person: where mail is not set
/// up, or does not reach them.
/// </summary>
public static class OfferPasswordReset
{
    public sealed record Request(long StaffId);

    /// <param name="Token">The token for the link; only its hash is kept.</param>
    public sealed record Result(string Token)
    {
        /// <summary>Without the token, so that no log ever holds it.</summary>
        public override string ToString() => nameof(Result);
    }

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

        if (
            await db.StaffMembers.FindAsync([request.StaffId], cancellationToken)
            is not { IsActive: true, PasswordHash: not null } staff
        )
        {
            return new NotFound("person");
        }

        var token = await OneTimeLinks.IssueAsync(db, LinkPurpose.PasswordReset, staff.Id, cancellationToken);
        // The journal tells that somebody held the key to another's account for an hour.
        db.Record(new StaffChanged(staff.Id, ["password-link"]));
        return new Result(token.Text);
    }
}
