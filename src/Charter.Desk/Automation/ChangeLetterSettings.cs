using Charter.Desk.Settings.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;

namespace Charter.Desk.Automation;

/// <summary>Changes who sends holding letters, what they say, and what an answer to a complaint names as the next stage.</summary>
public static class ChangeLetterSettings
{
    /// <param name="Fields">The settings.</param>
    /// <param name="Version">The version that the author read; 0 for the first time.</param>
    public sealed record Request(LetterSettingsFields Fields, int Version);

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
        if (actor.Lacks(Permissions.EditTemplates) is { } notAllowed)
        {
            return notAllowed;
        }

        var settings = await db.LetterSettings.FindAsync([LetterSettings.TheOnlyId], cancellationToken);
        if ((settings?.Version ?? 0) != request.Version)
        {
            return new ChangedMeanwhile("letter settings", settings?.Version ?? 0);
        }

        if (request.Fields.Check() is { } wrong)
        {
            return wrong;
        }

        if (settings is null)
        {
            settings = new LetterSettings { Version = 0 };
            db.LetterSettings.Add(settings);
        }

        request.Fields.CopyTo(settings);
        settings.Version++;
        db.Record(new SettingsChanged("letters"));
        return new Result(settings.Version);
    }
}
