using Charter.Desk.Shared;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;

namespace Charter.Desk.Staff;

/// <summary>Makes an API token stop working at once.</summary>
public static class RevokeToken
{
    public sealed record Request(long TokenId);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (actor.Lacks(Permissions.EditStaff) is { } notAllowed)
        {
            return notAllowed;
        }

        if (await db.ApiTokens.FindAsync([request.TokenId], cancellationToken) is not { } token)
        {
            return new NotFound("token");
        }

        if (token.RevokedAt is null)
        {
            token.RevokedAt = db.Write!.Now;
            db.Record(new TokenRevoked(token.Id));
        }

        return Done.It;
    }
}
