using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Settings;

/// <summary>
/// Counts a mail against a route's caps before it is sent, or tells when there is room again. Only deliveries call it,
/// as part of the desk. Two nodes that count at once meet at the route's row, and one of them counts again.
/// </summary>
public static class CountMailOnRoute
{
    private const int MostForgotten = 500;

    private static readonly Duration LongestWindow = Duration.FromDays(1);

    public sealed record Request(long RouteId);

    /// <param name="FreeAt">When there is room for one more; <c>null</c> when this one was counted.</param>
    public sealed record Result(Instant? FreeAt);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (await db.MailRoutes.FindAsync([request.RouteId], cancellationToken) is not { } route)
        {
            return new NotFound("mail route");
        }

        var now = db.Write!.Now;
        var caps = new (int? Most, Duration Window)[]
        {
            (route.MostPerMinute, Duration.FromMinutes(1)),
            (route.MostPerHour, Duration.FromHours(1)),
            (route.MostPerDay, LongestWindow),
        };
        Instant? freeAt = null;
        foreach (var (most, window) in caps)
        {
            if (
                most is { } cap
                && await FreeAtAsync(db, route.Id, cap, now - window, cancellationToken) is { } oldest
                && (freeAt is null || oldest + window > freeAt)
            )
            {
                freeAt = oldest + window;
            }
        }

        if (freeAt is not null)
        {
            return new Result(freeAt);
        }

        route.Counted++;
        db.MailRouteUses.Add(
            new MailRouteUse
            {
                Id = db.NewId(),
                RouteId = route.Id,
                At = now,
            }
        );
        await ForgetAsync(db, route.Id, now - LongestWindow, cancellationToken);
        return new Result(null);
    }

    // With the cap reached, the first to leave the window is the one that makes room.
    private static async Task<Instant?> FreeAtAsync(
        DeskContext db,
        long routeId,
        int most,
        Instant since,
        CancellationToken cancellationToken
    ) =>
        await db
            .MailRouteUses.Where(u => u.RouteId == routeId && u.At > since)
            .OrderByDescending(u => u.At)
            .ThenByDescending(u => u.Id)
            .Skip(most - 1)
            .Select(u => (Instant?)u.At)
            .FirstOrDefaultAsync(cancellationToken);

    private static async Task ForgetAsync(
        DeskContext db,
        long routeId,
        Instant before,
        CancellationToken cancellationToken
    ) =>
        db.MailRouteUses.RemoveRange(
            await db
                .MailRouteUses.AsTracking()
                .Where(u => u.RouteId == routeId && u.At < before)
                .OrderBy(u => u.At)
                .Take(MostForgotten)
                .ToListAsync(cancellationToken)
        );
}
