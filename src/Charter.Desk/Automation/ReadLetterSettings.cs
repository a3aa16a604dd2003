using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Automation;

/// <summary>What the company has decided about its letters. Whoever works on tickets chooses from the reasons.</summary>
public static class ReadLetterSettings
{
    /// <param name="Fields">The settings.</param>
    /// <param name="Version">For the version check; 0 while nothing was ever set.</param>
    public sealed record Result(LetterSettingsFields Fields, int Version);

    public static async Task<Outcome<Result>> Run(DeskContext db, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (actor.Lacks(Permissions.ReadTickets) is { } notAllowed)
        {
            return notAllowed;
        }

        var stored = await db.LetterSettings.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return new Result(LetterSettingsFields.Of(stored ?? new LetterSettings()), stored?.Version ?? 0);
    }
}
