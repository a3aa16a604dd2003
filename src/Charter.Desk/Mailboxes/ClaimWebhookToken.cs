using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Mailboxes;

/// <summary>
/// Uses a provider's signature for one mail. The same mail may come again with it, because its sender may not have heard
/// that it arrived; another mail may not.
/// </summary>
public static class ClaimWebhookToken
{
    // Old tokens go a few at a time, so that no delivery waits for a great sweep.
    private const int MostForgotten = 100;

    /// <param name="MailboxId">For which mailbox.</param>
    /// <param name="TokenHash">SHA-256 of the token, in lower-case hexadecimal.</param>
    /// <param name="MailHash">SHA-256 of the mail, likewise.</param>
    /// <param name="Until">Up to when the signature is good.</param>
    public sealed record Request(long MailboxId, string TokenHash, string MailHash, Instant Until);

    /// <summary>The signature was used for another mail.</summary>
    public sealed record TokenUsed()
        : Refusal("webhook-token-used", "This signature was used for another mail already.", RefusalKind.Unknown);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.OpenTickets) is { } notAllowed)
        {
            return notAllowed;
        }

        var known = await db
            .WebhookTokens.AsNoTracking()
            .SingleOrDefaultAsync(
                t => t.MailboxId == request.MailboxId && t.Hash == request.TokenHash,
                cancellationToken
            );
        if (known is not null)
        {
            return known.Mail == request.MailHash ? Done.It : new TokenUsed();
        }

        var now = db.Write!.Now;
        db.WebhookTokens.RemoveRange(
            await db
                .WebhookTokens.AsTracking()
                .Where(t => t.MailboxId == request.MailboxId && t.ForgottenAt < now)
                .OrderBy(t => t.Id)
                .Take(MostForgotten)
                .ToListAsync(cancellationToken)
        );
        db.WebhookTokens.Add(
            new WebhookToken
            {
                Id = db.NewId(),
                MailboxId = request.MailboxId,
                Hash = request.TokenHash,
                Mail = request.MailHash,
                ForgottenAt = request.Until,
            }
        );
        return Done.It;
    }
}
