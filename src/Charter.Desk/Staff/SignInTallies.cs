using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>Clears what counted against somebody once they have proven who they are.</summary>
internal static class SignInTallies
{
    /// <summary>The password was right: what was tried from there for the address is forgotten, and the network gets its try back.</summary>
    public static async Task ClearAsync(DeskContext db, SignInOrigin origin, CancellationToken cancellationToken)
    {
        var own = origin.Limits.Keys.Where(key => key != origin.Network).ToList();
        await db.SignInTallies.Where(t => own.Contains(t.Key)).ExecuteDeleteAsync(cancellationToken);
        await db
            .SignInTallies.Where(t => t.Key == origin.Network && t.Tries > 0)
            .ExecuteUpdateAsync(
                set => set.SetProperty(t => t.Tries, t => t.Tries - 1).SetProperty(t => t.PausedUntil, (Instant?)null),
                cancellationToken
            );
    }

    /// <summary>They hold a link that was mailed to them: what strangers tried for their address is forgotten.</summary>
    public static Task ClearAsync(DeskContext db, string email, CancellationToken cancellationToken)
    {
        var key = SignInOrigin.AnywhereFor(email);
        return db.SignInTallies.Where(t => t.Key == key).ExecuteDeleteAsync(cancellationToken);
    }
}
