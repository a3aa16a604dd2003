using Charter.Desk.Shared;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;

namespace Charter.Desk.Staff;

/// <summary>Lets a person sign in again.</summary>
public static class ReactivateStaff
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

        if (!staff.IsActive)
        {
            staff.IsActive = true;
            staff.Version++;
            db.Record(new StaffChanged(staff.Id, ["active"]));
        }

        return Done.It;
    }
}
