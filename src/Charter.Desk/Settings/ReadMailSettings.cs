using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Settings;

/// <summary>How mail leaves and arrives. The password is never shown, not even in its encrypted form.</summary>
public static class ReadMailSettings
{
    public sealed record Request;

    /// <param name="Fields">The settings.</param>
    /// <param name="HasSecret">Whether a password is kept.</param>
    /// <param name="Version">For the version check; 0 while nothing was ever set.</param>
    public sealed record Result(MailFields Fields, bool HasSecret, int Version);

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        if (actor.Lacks(Permissions.EditSettings) is { } notAllowed)
        {
            return notAllowed;
        }

        var stored = await db.MailSettings.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var settings = stored ?? new MailSettings();
        var first = await MailRoutes.FirstAsync(db, cancellationToken);
        // A route that is out of use does not send: the settings show it as none.
        var used = first is { IsEnabled: true } ? first : null;
        return new Result(MailFields.Of(settings, used), used?.Secret.Length > 0, stored?.Version ?? 0);
    }
}
