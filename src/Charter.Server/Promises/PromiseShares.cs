using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Desk.Staff;
using Charter.Server.Api;
using Charter.Server.Policies;
using NodaTime;

namespace Charter.Server.Promises;

/// <summary>What was kept of each promise lately, for the margin of the policy.</summary>
public static class PromiseShares
{
    private static readonly Duration Lately = Duration.FromDays(30);

    /// <summary>The last thirty days, by promise; empty for a reader who may not see figures.</summary>
    public static async Task<IReadOnlyDictionary<string, KeptShare>> LatelyAsync(DeskRequest desk, Editions editions)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(editions);
        if (!desk.Actor.May(Permissions.ReadPromises))
        {
            return new Dictionary<string, KeptShare>(StringComparer.Ordinal);
        }

        var request = new CountPromises.Request(desk.Now - Lately, desk.Now + Duration.FromMilliseconds(1));
        var read = await desk.ReadAsync((db, ct) => CountPromises.Run(db, desk.Actor, request, editions, desk.Now, ct));
        var counts = read.IsDone(out var counted) ? counted.Promises : [];
        return counts
            .Where(c => c.IsInForce)
            .ToDictionary(
                c => c.Commitment.Key,
                c => new KeptShare(c.Kept, c.Broken, c.Share, c.IsKept),
                StringComparer.Ordinal
            );
    }
}
