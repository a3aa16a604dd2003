using Charter.Desk.Settings.Events;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using NodaTime;

namespace Charter.Desk.Settings;

/// <summary>
/// Notes how a route did. Only deliveries call it, as part of the desk, and only when <see cref="IsNews"/> says that
/// there is something to write: a busy route does not write its row with each mail.
/// </summary>
public static class NoteMailRoute
{
    private const int LongestError = 1000;

    private static readonly Duration Grain = Duration.FromMinutes(1);

    private static readonly Duration Patience = Duration.FromMinutes(5);

    /// <param name="RouteId">The route.</param>
    /// <param name="Error">What went wrong; <c>null</c> when it took the mail.</param>
    public sealed record Request(long RouteId, string? Error);

    /// <summary>Whether a result changes what is known about a route by more than a minute.</summary>
    public static bool IsNews(MailRoute route, string? error, Instant now)
    {
        ArgumentNullException.ThrowIfNull(route);
        return error is null
            ? route.LastError is not null || route.LastSentAt is not { } sent || now - sent >= Grain
            : route.LastError is null || route.LastFailedAt is not { } failed || now - failed >= Grain;
    }

    public static async Task<Outcome<Done>> Handle(DeskContext db, Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (await db.MailRoutes.FindAsync([request.RouteId], cancellationToken) is not { } route)
        {
            return new NotFound("mail route");
        }

        var now = db.Write!.Now;
        if (!IsNews(route, request.Error, now))
        {
            return Done.It;
        }

        var wasFailing = route.LastError is not null;
        if (request.Error is null)
        {
            route.LastSentAt = now;
            route.LastError = null;
        }
        else
        {
            route.LastFailedAt = now;
            route.LastError = FieldText.CleanLine(request.Error, LongestError);
        }

        if (wasFailing != (request.Error is not null))
        {
            db.Record(
                request.Error is null
                    ? new MailRouteRecovered(route.Id, route.ToldAt is not null)
                    : new MailRouteFailed(route.Id, route.LastError!)
            );
        }

        Tell(db, route, now);
        return Done.It;
    }

    // One try that fails says little: the next may work.
    private static void Tell(DeskContext db, MailRoute route, Instant now)
    {
        if (route.LastError is not { } error)
        {
            (route.FirstFailedAt, route.ToldAt) = (null, null);
            return;
        }

        route.FirstFailedAt ??= now;
        if (route.ToldAt is null && now - route.FirstFailedAt >= Patience)
        {
            route.ToldAt = now;
            db.Record(new MailRouteStillFailed(route.Id, error));
        }
    }
}
