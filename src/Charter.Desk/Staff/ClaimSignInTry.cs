using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>
/// Counts a try to sign in before its password is looked at, so that many at once all count, and says whether it may be
/// looked at. Guessing is slowed down where it comes from; what a stranger does locks nobody out: a device that the person has
/// used before is not held up by it, and from any other a link by mail lets them in. Whether there is such a person makes
/// no difference to the answer.
/// </summary>
public static class ClaimSignInTry
{
    private const int LongestMinutes = 60;

    /// <summary>After this long without a try all is forgotten.</summary>
    public static Duration Memory { get; } = Duration.FromHours(24);

    public sealed record Request(SignInOrigin Origin);

    /// <param name="Verdict">Whether the password may be tried.</param>
    /// <param name="Until">Until when to wait, for <see cref="SignInVerdict.Wait"/>.</param>
    public sealed record Result(SignInVerdict Verdict, Instant? Until);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        var now = db.Write!.Now;
        var origin = request.Origin;
        var tallies = new List<SignInTally>();

        // Always in the same order, so that two tries at once don't wait for each other.
        foreach (var key in origin.Limits.Keys.Order(StringComparer.Ordinal))
        {
            tallies.Add(await TakeAsync(db, key, now, cancellationToken));
        }

        // What is refused here is not counted: who waits in the same network must not be kept out by who does not.
        if (tallies.Where(t => t.PausedUntil > now).Max(t => t.PausedUntil) is { } until)
        {
            return new Result(SignInVerdict.Wait, until);
        }

        if (tallies.Exists(t => t.Key == origin.Anywhere && t.Tries >= SignInOrigin.MostFromAnywhere))
        {
            return new Result(SignInVerdict.NeedsLink, null);
        }

        foreach (var tally in tallies)
        {
            tally.Tries++;
            tally.LastAt = now;
            tally.PausedUntil = PauseAfter(tally.Tries - origin.Limits[tally.Key]) is { } pause ? now + pause : null;
        }

        return new Result(SignInVerdict.MayTry, null);
    }

    private static Duration? PauseAfter(int beyond) =>
        beyond < 0 ? null : Duration.FromMinutes(Math.Min(LongestMinutes, 1 << Math.Min(beyond, 6)));

    // The UPDATE that changes nothing takes the row, so that tries at once on several nodes come one after another.
    private static async Task<SignInTally> TakeAsync(
        DeskContext db,
        string key,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        var found = await db
            .SignInTallies.Where(t => t.Key == key)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Tries, t => t.Tries), cancellationToken);
        if (found == 0)
        {
            var old = now - Memory;
            await db.SignInTallies.Where(t => t.LastAt < old).ExecuteDeleteAsync(cancellationToken);
            var made = new SignInTally { Key = key, LastAt = now };
            db.SignInTallies.Add(made);
            return made;
        }

        var tally = await db.SignInTallies.AsTracking().SingleAsync(t => t.Key == key, cancellationToken);
        if (now - tally.LastAt > Memory)
        {
            (tally.Tries, tally.PausedUntil) = (0, null);
        }

        return tally;
    }
}
