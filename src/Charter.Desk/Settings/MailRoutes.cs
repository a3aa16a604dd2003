using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Settings;

/// <summary>The servers by which mail leaves, in the order in which they are tried.</summary>
public static class MailRoutes
{
    /// <summary>Whether mail can leave at all: the desk has an address, and a route is in use.</summary>
    public static async Task<bool> CanSendAsync(DeskContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.MailSettings.AnyAsync(m => m.Address != "", cancellationToken)
            && await db.MailRoutes.AnyAsync(r => r.IsEnabled, cancellationToken);
    }

    /// <summary>The routes that carry a department's mail now, first choice first.</summary>
    /// <param name="db">A context.</param>
    /// <param name="departmentId">Whose mail; <c>null</c> for mail of no department.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<MailRoute>> ForAsync(
        DeskContext db,
        long? departmentId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var enabled = await db
            .MailRoutes.AsNoTracking()
            .Where(r => r.IsEnabled)
            .OrderBy(r => r.Position)
            .ThenBy(r => r.Id)
            .ToListAsync(cancellationToken);
        return [.. enabled.Where(r => r.Carries(departmentId))];
    }

    /// <summary>The route that set-up asks for and the page of mail settings shows: the first.</summary>
    internal static Task<MailRoute?> FirstAsync(DeskContext db, CancellationToken cancellationToken) =>
        db.MailRoutes.OrderBy(r => r.Position).ThenBy(r => r.Id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>A new route, added and not yet filled in.</summary>
    internal static MailRoute New(DeskContext db, int position)
    {
        var route = new MailRoute
        {
            Id = db.NewId(),
            Name = "",
            Host = "",
            Position = position,
            Version = 0,
        };
        db.MailRoutes.Add(route);
        return route;
    }
}
