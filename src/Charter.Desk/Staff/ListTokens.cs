using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Staff;

/// <summary>The API tokens, newest first.</summary>
public static class ListTokens
{
    public static async Task<Outcome<IReadOnlyList<TokenRow>>> Run(
        DeskContext db,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        if (actor.Lacks(Permissions.EditStaff) is { } notAllowed)
        {
            return notAllowed;
        }

        return Outcome<IReadOnlyList<TokenRow>>.Of(
            await db
                .ApiTokens.AsNoTracking()
                .OrderByDescending(t => t.Id)
                .Select(t => new TokenRow(t.Id, t.Name, t.Scopes, t.CreatedAt, t.ExpiresAt, t.RevokedAt))
                .ToListAsync(cancellationToken)
        );
    }
}
