using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Settings;

/// <summary>What mail that arrives may do.</summary>
public static class ReadMailRules
{
    /// <param name="Fields">The rules.</param>
    /// <param name="Version">For the version check; 0 while nothing was ever set.</param>
    public sealed record Result(MailRuleFields Fields, int Version);

    public static async Task<Outcome<Result>> Run(DeskContext db, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (actor.Lacks(Permissions.EditSettings) is { } notAllowed)
        {
            return notAllowed;
        }

        var stored = await db.MailRules.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return new Result(MailRuleFields.Of(stored ?? new MailRules()), stored?.Version ?? 0);
    }
}
