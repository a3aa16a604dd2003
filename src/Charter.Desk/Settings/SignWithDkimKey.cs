using Charter.Desk.Settings.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Settings;

/// <summary>
/// Signs a domain's mail with a key from now on, in place of the one before, or with none. The record of the key
/// before should stay in DNS for some days: mail that it signed is still on its way.
/// </summary>
public static class SignWithDkimKey
{
    /// <param name="KeyId">The key.</param>
    /// <param name="IsSigning">Whether mail is signed with it.</param>
    public sealed record Request(long KeyId, bool IsSigning);

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

        if (key.IsSigning == request.IsSigning)
        {
            return Done.It;
        }

        var now = db.Write!.Now;
        var before = await db
            .DkimKeys.AsTracking()
            .Where(k => k.Domain == key.Domain && k.IsSigning)
            .ToListAsync(cancellationToken);
        foreach (var other in before)
        {
            other.IsSigning = false;
            other.RetiredAt = now;
            other.Version++;
        }

        if (request.IsSigning)
        {
            key.IsSigning = true;
            key.FirstSignedAt ??= now;
            key.RetiredAt = null;
            key.Version++;
        }

        db.Record(new SettingsChanged("dkim_key"));
        return Done.It;
    }
}
