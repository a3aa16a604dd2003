using Charter.Desk.Settings.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Settings;

/// <summary>Adds a server by which mail leaves, or changes one.</summary>
public static class SaveMailRoute
{
    private const int MostRoutes = 50;

    /// <param name="RouteId">Which; <c>null</c> adds one at the end.</param>
    /// <param name="Fields">The route.</param>
    /// <param name="ProtectedSecret">The password as the server encrypted it; <c>null</c> to keep the one there is, empty for none.</param>
    /// <param name="Version">The version that the author read; ignored for a new one.</param>
    public sealed record Request(long? RouteId, MailRouteFields Fields, string? ProtectedSecret, int Version = 0)
    {
        /// <summary>Without the secret, so that no log ever holds it.</summary>
        public override string ToString() => $"{nameof(SaveMailRoute)} {Fields.Name} version {Version}";
    }

    public sealed record Result(long RouteId, int Version);

    public static async Task<Outcome<Result>> Handle(
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

        var route = request.RouteId is { } id ? await db.MailRoutes.FindAsync([id], cancellationToken) : null;
        if (request.RouteId is not null && route is null)
        {
            return new NotFound("mail route");
        }

        if (route is not null && route.Version != request.Version)
        {
            return new ChangedMeanwhile("mail route", route.Version);
        }

        if ((request.Fields.Check() ?? await CheckDepartmentsAsync(db, request.Fields, cancellationToken)) is { } wrong)
        {
            return wrong;
        }

        if (route is { Secret.Length: > 0 } && request.ProtectedSecret is null && route.Host != request.Fields.Host)
        {
            // A password is kept for the server that it was given for: nobody points it at another one.
            return new InvalidField("password", "This is another server: give the password again.");
        }

        if (route is null)
        {
            var positions = await db.MailRoutes.Select(r => r.Position).ToListAsync(cancellationToken);
            if (positions.Count >= MostRoutes)
            {
                return new InvalidField("name", "There are 50 routes already.");
            }

            route = MailRoutes.New(db, positions.DefaultIfEmpty(0).Max() + 1);
        }

        request.Fields.CopyTo(route);
        route.Secret = request.ProtectedSecret ?? route.Secret;
        // What is new has to prove itself: an old error says nothing about it.
        route.LastError = null;
        route.LastFailedAt = null;
        (route.FirstFailedAt, route.ToldAt) = (null, null);
        route.Version++;
        db.Record(new SettingsChanged("mail_route"));
        return new Result(route.Id, route.Version);
    }

    private static async Task<InvalidField?> CheckDepartmentsAsync(
        DeskContext db,
        MailRouteFields fields,
        CancellationToken cancellationToken
    )
    {
        var wanted = fields.DepartmentIds.Distinct().ToArray();
        return
            wanted.Length == 0
            || await db.Departments.CountAsync(d => wanted.Contains(d.Id), cancellationToken) == wanted.Length
            ? null
            : new InvalidField("departmentIds", "There is no such department.");
    }
}
