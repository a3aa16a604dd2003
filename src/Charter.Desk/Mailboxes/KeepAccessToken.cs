using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Mailboxes;

/// <summary>Keeps what a renewal gave, unless a person connected the account anew meanwhile: then it is of no use any more.</summary>
public static class KeepAccessToken
{
    /// <param name="MailboxId">The mailbox.</param>
    /// <param name="Renewal">The renewal, which ends.</param>
    /// <param name="SpentToken">The refresh token that it was asked with, as it is stored.</param>
    /// <param name="AccessToken">The access token, encrypted.</param>
    /// <param name="Until">When that ends.</param>
    /// <param name="RefreshToken">The refresh token that came with it, encrypted; <c>null</c> to keep the one there is.</param>
    public sealed record Request(
        long MailboxId,
        string Renewal,
        string SpentToken,
        string AccessToken,
        Instant Until,
        string? RefreshToken
    )
    {
        /// <summary>Without the tokens.</summary>
        public override string ToString() => Renewal;
    }

    /// <param name="IsKept">Whether it is kept; otherwise the account was connected anew.</param>
    public sealed record Result(bool IsKept);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.Operate) is { } notAllowed)
        {
            return notAllowed;
        }

        await GiveUpTokenRenewal.EndAsync(db, request.MailboxId, request.Renewal, cancellationToken);

        // Not a change of settings: who has the form open must not be told of a conflict.
        var next = request.RefreshToken ?? request.SpentToken;
        var isSameConsent = await db
            .Mailboxes.Where(m => m.Id == request.MailboxId && m.RefreshToken == request.SpentToken)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.RefreshToken, next), cancellationToken);
        if (isSameConsent == 0)
        {
            return new Result(false);
        }

        Instant? until = request.Until;
        await db
            .MailboxStates.Where(s => s.MailboxId == request.MailboxId)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(s => s.AccessToken, request.AccessToken)
                        .SetProperty(s => s.AccessTokenUntil, until),
                cancellationToken
            );
        return new Result(true);
    }
}
