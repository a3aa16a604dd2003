using Charter.Desk.Settings.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;

namespace Charter.Desk.Settings;

/// <summary>Changes how mail leaves and arrives.</summary>
public static class ChangeMailSettings
{
    /// <param name="Fields">The settings.</param>
    /// <param name="ProtectedSecret">The password as the server encrypted it; <c>null</c> to keep the one there is, empty for none.</param>
    /// <param name="Version">The version that the author read; 0 for the first time.</param>
    public sealed record Request(MailFields Fields, string? ProtectedSecret, int Version)
    {
        /// <summary>Without the secret, so that no log ever holds it.</summary>
        public override string ToString() => $"{nameof(ChangeMailSettings)} {Fields.Address} version {Version}";
    }

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

        var settings = await db.MailSettings.FindAsync([MailSettings.TheOnlyId], cancellationToken);
        if ((settings?.Version ?? 0) != request.Version)
        {
            return new ChangedMeanwhile("mail-settings", settings?.Version ?? 0);
        }

        if (request.Fields.Check() is { } wrong)
        {
            return wrong;
        }

        var first = await MailRoutes.FirstAsync(db, cancellationToken);
        if (first is { Secret.Length: > 0 } && request.ProtectedSecret is null && IsElsewhere(request.Fields, first))
        {
            return new InvalidField("smtpPassword", "This is another server: give the password again.");
        }

        if (settings is null)
        {
            settings = new MailSettings { Version = 0 };
            db.MailSettings.Add(settings);
        }

        request.Fields.CopyTo(settings);
        request.Fields.CopyToFirstRoute(db, first, request.ProtectedSecret);
        settings.Version++;
        db.Record(new SettingsChanged("mail"));
        return new Result(settings.Version);
    }

    // A password is kept for the server that it was given for.
    private static bool IsElsewhere(MailFields fields, MailRoute first) =>
        fields.SmtpHost.Length > 0 && fields.SmtpHost != first.Host;
}
