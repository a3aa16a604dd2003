using Charter.Desk.Shared;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;

namespace Charter.Desk.Staff;

/// <summary>Keeps a person from signing in, and ends their sessions at once. What they did stays theirs.</summary>
public static class DeactivateStaff
{
    public sealed record Request(long StaffId);

    public static async Task<Outcome<Done>> Handle(
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

        if (await db.StaffMembers.FindAsync([request.StaffId], cancellationToken) is not { } staff)
        {
            return new NotFound("person");
        }

        if (await StaffFields.IsLastAdministratorAsync(db, staff, cancellationToken))
        {
            return new LastAdministrator();
        }

        if (!staff.IsActive)
        {
            return Done.It;
        }

        staff.IsActive = false;
        staff.SecurityStamp = SecretToken.ForAddress();
        staff.Version++;
        await RevokeSessions.ApplyAsync(db, staff.Id, exceptSessionId: null, cancellationToken);
        db.Record(new StaffDeactivated(staff.Id));
        return Done.It;
    }
}
