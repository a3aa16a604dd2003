using Charter.Desk.Settings.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;

namespace Charter.Desk.Settings;

/// <summary>Throws a key away for good. One that signs has to be relieved first.</summary>
public static class RemoveDkimKey
{
    public sealed record Request(long KeyId);

    /// <summary>Mail is signed with it.</summary>
    public sealed record KeyIsSigning()
        : Refusal("dkim-key-signing", "Mail is signed with this key. Stop signing with it first.");

    public static async Task<Outcome<Done>> Handle(
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

        if (await db.DkimKeys.FindAsync([request.KeyId], cancellationToken) is not { } key)
        {
            return new NotFound("DKIM key");
        }

        if (key.IsSigning)
        {
            return new KeyIsSigning();
        }

        db.DkimKeys.Remove(key);
        db.Record(new SettingsChanged("dkim_key"));
        return Done.It;
    }
}
