using Charter.Desk.Settings.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Settings;

/// <summary>Removes a server by which mail left. What waits takes another one, or waits until there is one.</summary>
public static class RemoveMailRoute
{
    public sealed record Request(long RouteId);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.EditSettings) is { } notAllowed)
        {
            return notAllowed;
        }

        if (await db.MailRoutes.FindAsync([request.RouteId], cancellationToken) is not { } route)
        {
            return new NotFound("mail route");
        }

        db.MailRouteUses.RemoveRange(
            await db.MailRouteUses.Where(u => u.RouteId == route.Id).ToListAsync(cancellationToken)
        );
        db.MailRoutes.Remove(route);
        db.Record(new SettingsChanged("mail_route"));
        return Done.It;
    }
}
