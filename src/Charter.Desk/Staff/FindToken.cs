using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>Who an API token stands for; <c>null</c> when it is not good. Asked on every request.</summary>
public static class FindToken
{
    public static async Task<Actor?> Run(
        DeskContext db,
        string? token,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (SecretToken.HashOf(token) is not { } hash)
        {
            return null;
        }

        var found = await db
            .ApiTokens.AsNoTracking()
            .Where(t => t.TokenHash == hash && t.RevokedAt == null && (t.ExpiresAt == null || t.ExpiresAt > now))
            .Select(t => new { t.Id, t.Scopes })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : Actor.Token(found.Id, found.Scopes);
    }
}
