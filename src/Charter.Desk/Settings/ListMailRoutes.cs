using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Settings;

/// <summary>The servers by which mail leaves, with how each is doing. Passwords are never shown.</summary>
public static class ListMailRoutes
{
    /// <param name="Id">Its id.</param>
    /// <param name="Fields">What people set.</param>
    /// <param name="HasSecret">Whether a password is kept.</param>
    /// <param name="LastSentAt">When it last took a mail, to the minute.</param>
    /// <param name="LastFailedAt">When it last failed to.</param>
    /// <param name="LastError">What went wrong then; <c>null</c> since it works again.</param>
    /// <param name="SentInMinute">Mails of the last minute, where it has a cap.</param>
    /// <param name="SentInHour">Mails of the last hour, where it has a cap.</param>
    /// <param name="SentInDay">Mails of the last day, where it has a cap.</param>
    /// <param name="Version">For the version check.</param>
    public sealed record Row(
        long Id,
        MailRouteFields Fields,
        bool HasSecret,
        Instant? LastSentAt,
        Instant? LastFailedAt,
        string? LastError,
        int SentInMinute,
        int SentInHour,
        int SentInDay,
        int Version
    );

    public static async Task<Outcome<IReadOnlyList<Row>>> Run(
        DeskContext db,
        Actor actor,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        if (actor.Lacks(Permissions.EditSettings) is { } notAllowed)
        {
            return notAllowed;
        }

        var routes = await db
            .MailRoutes.AsNoTracking()
            .OrderBy(r => r.Position)
            .ThenBy(r => r.Id)
            .ToListAsync(cancellationToken);
        var rows = new List<Row>();
        foreach (var route in routes)
        {
            rows.Add(
                new Row(
                    route.Id,
                    MailRouteFields.Of(route),
                    route.Secret.Length > 0,
                    route.LastSentAt,
                    route.LastFailedAt,
                    route.LastError,
                    await SinceAsync(db, route, now - Duration.FromMinutes(1), cancellationToken),
                    await SinceAsync(db, route, now - Duration.FromHours(1), cancellationToken),
                    await SinceAsync(db, route, now - Duration.FromDays(1), cancellationToken),
                    route.Version
                )
            );
        }

        return rows;
    }

    private static async Task<int> SinceAsync(
        DeskContext db,
        MailRoute route,
        Instant since,
        CancellationToken cancellationToken
    ) =>
        route.IsCapped
            ? await db.MailRouteUses.CountAsync(u => u.RouteId == route.Id && u.At > since, cancellationToken)
            : 0;
}
