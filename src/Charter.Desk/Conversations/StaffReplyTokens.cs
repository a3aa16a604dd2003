using Charter.Desk.Settings;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>Makes and finds the addresses to which colleagues answer by mail.</summary>
public static class StaffReplyTokens
{
    private static readonly Duration Lifetime = Duration.FromDays(30);

    /// <summary>
    /// A token for one notice to one colleague; <c>null</c> where answers by mail could never count: they are switched
    /// off, the mail server knows no plus addresses, or nothing of ours could prove who sent one.
    /// </summary>
    public static async Task<string?> MakeAsync(
        DeskContext db,
        long ticketId,
        long staffId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var rules = await db.MailRules.FindAsync([MailRules.TheOnlyId], cancellationToken);
        var mail = await db.MailSettings.FindAsync([MailSettings.TheOnlyId], cancellationToken);
        if (
            rules is null or { StaffAnswers: StaffAnswerRule.Refused }
            || rules.ServerNames().Count == 0
            || mail is not { PlusAddressing: true, Address.Length: > 0 }
        )
        {
            return null;
        }

        var token = SecretToken.ForAddress();
        db.StaffReplyTokens.Add(
            new StaffReplyToken
            {
                Id = db.NewId(),
                StaffId = staffId,
                TicketId = ticketId,
                TokenHash = SecretToken.HashOf(token)!,
                CreatedAt = db.Write!.Now,
                ExpiresAt = db.Write.Now + Lifetime,
            }
        );
        return token;
    }

    /// <summary>The token behind what an address holds; <c>null</c> for none of ours. An expired one is found too, so that its owner can be told.</summary>
    public static Task<StaffReplyToken?> FindAsync(DeskContext db, string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var hash = SecretToken.HashOf(token);
        return hash is null
            ? Task.FromResult<StaffReplyToken?>(null)
            : db.StaffReplyTokens.AsNoTracking().SingleOrDefaultAsync(t => t.TokenHash == hash, cancellationToken);
    }
}
