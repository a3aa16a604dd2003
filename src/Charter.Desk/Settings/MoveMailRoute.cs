using Charter.Desk.Settings.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Settings;

/// <summary>Lets a route be tried one place earlier. The first stays the first.</summary>
public static class MoveMailRoute
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

        var routes = await db
            .MailRoutes.AsTracking()
            .OrderBy(r => r.Position)
            .ThenBy(r => r.Id)
            .ToListAsync(cancellationToken);
        var at = routes.FindIndex(r => r.Id == request.RouteId);
        if (at < 0)
        {
            return new NotFound("mail route");
        }

        if (at > 0)
        {
            (routes[at - 1], routes[at]) = (routes[at], routes[at - 1]);
            for (var i = 0; i < routes.Count; i++)
            {
                routes[i].Position = i + 1;
            }

            db.Record(new SettingsChanged("mail_route"));
        }

        return Done.It;
    }
}
