using Charter.Desk.Settings.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;

namespace Charter.Desk.Settings;

/// <summary>Changes what mail that arrives may do.</summary>
public static class ChangeMailRules
{
    /// <param name="Fields">The rules.</param>
    /// <param name="Version">The version that the author read; 0 for the first time.</param>
    public sealed record Request(MailRuleFields Fields, int Version);

    public sealed record Result(int Version);

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

        var rules = await db.MailRules.FindAsync([MailRules.TheOnlyId], cancellationToken);
        if ((rules?.Version ?? 0) != request.Version)
        {
            return new ChangedMeanwhile("mail-rules", rules?.Version ?? 0);
        }

        if (request.Fields.Check() is { } wrong)
        {
            return wrong;
        }

        if (rules is null)
        {
            rules = new MailRules { Version = 0 };
            db.MailRules.Add(rules);
        }

        request.Fields.CopyTo(rules);
        rules.Version++;
        db.Record(new SettingsChanged("mail-rules"));
        return new Result(rules.Version);
    }
}
