using System.Security.Cryptography;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>Makes links that work once and for a limited time, finds them and uses them up.</summary>
public static class OneTimeLinks
{
    /// <summary>How long an invitation works.</summary>
    public static Duration InvitationLifetime { get; } = Duration.FromDays(7);

    /// <summary>How long a link for a new password works.</summary>
    public static Duration ResetLifetime { get; } = Duration.FromHours(1);

    /// <summary>How long the link of the first run works.</summary>
    public static Duration SetupLifetime { get; } = Duration.FromHours(24);

    /// <summary>Makes a link within a write. Earlier ones for the same purpose and person stop working.</summary>
    public static async Task<SecretToken> IssueAsync(
        DeskContext db,
        LinkPurpose purpose,
        long? staffId,
        CancellationToken cancellationToken
    )
    {
        var now = db.Write!.Now;
        var earlier = await db
            .OneTimeLinks.AsTracking()
            .Where(l => l.Purpose == purpose && l.StaffId == staffId && l.UsedAt == null)
            .ToListAsync(cancellationToken);
        foreach (var link in earlier)
        {
            link.UsedAt = now;
        }

        var token = SecretToken.ForLink();
        db.OneTimeLinks.Add(
            new OneTimeLink
            {
                Id = db.NewId(),
                Purpose = purpose,
                TokenHash = token.Hash,
                StaffId = staffId,
                CreatedAt = now,
                ExpiresAt = now + LifetimeOf(purpose),
            }
        );
        return token;
    }

    /// <summary>A link that is still good, for showing its page; <c>null</c> otherwise.</summary>
    public static async Task<OneTimeLink?> FindAsync(
        DeskContext db,
        LinkPurpose purpose,
        string? token,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (SecretToken.HashOf(token) is not { } hash)
        {
            return null;
        }

        var link = await db.OneTimeLinks.AsTracking().SingleOrDefaultAsync(l => l.TokenHash == hash, cancellationToken);

        // The index has compared the hash of what was given, from which nothing can be guessed; this makes sure of it.
        return
            link is not null
            && CryptographicOperations.FixedTimeEquals(link.TokenHash, hash)
            && link.Purpose == purpose
            && link.UsedAt is null
            && link.ExpiresAt > now
            ? link
            : null;
    }

    /// <summary>Uses a link up within a write; <c>null</c> when it is not good any more.</summary>
    public static async Task<OneTimeLink?> UseAsync(
        DeskContext db,
        LinkPurpose purpose,
        string? token,
        CancellationToken cancellationToken
    )
    {
        var now = db.Write!.Now;
        if (await FindAsync(db, purpose, token, now, cancellationToken) is not { } link)
        {
            return null;
        }

        // The UPDATE decides between two that come at once: only one of them changes the row.
        var used = await db
            .OneTimeLinks.Where(l => l.Id == link.Id && l.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), cancellationToken);
        return used == 1 ? link : null;
    }

    private static Duration LifetimeOf(LinkPurpose purpose) =>
        purpose switch
        {
            LinkPurpose.Invitation => InvitationLifetime,
            LinkPurpose.PasswordReset => ResetLifetime,
            LinkPurpose.Setup => SetupLifetime,
            _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "No such purpose."),
        };
}
