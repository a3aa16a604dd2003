using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>
/// The tickets that a message points to, the strongest hint first: the reply token, then Message-IDs of our own
/// conversations, then ancestors that we never had, then the number in the subject. Whether the sender belongs there is
/// for <see cref="FileIncoming"/> to decide.
/// </summary>
public static class FindTicketForMail
{
    private const int MostIds = 100;
    private const int MostTickets = 20;

    /// <returns>Tracked tickets, merges followed, each once.</returns>
    public static async Task<IReadOnlyList<NamedTicket>> Run(
        DeskContext db,
        ThreadHints hints,
        CancellationToken cancellationToken
    )
    {
        var ids = new List<long>();
        if (hints.ReplyToken is { Length: > 0 and <= 64 } given)
        {
            var token = given.ToLowerInvariant();
            ids.AddRange(
                await db.ReplyTokens.Where(t => t.Token == token).Select(t => t.TicketId).ToListAsync(cancellationToken)
            );
            ids.AddRange(
                await db
                    .ThirdParties.Where(p => p.Token == token)
                    .Select(p => p.TicketId)
                    .ToListAsync(cancellationToken)
            );
        }

        ids.AddRange(await ByMessageIdsAsync(db, hints.MessageIds, cancellationToken));
        var secrets = ids.ToHashSet();
        if (hints.SubjectNumber is { } number)
        {
            ids.AddRange(
                await db.Tickets.Where(t => t.Number == number).Select(t => t.Id).ToListAsync(cancellationToken)
            );
        }

        var tickets = new List<NamedTicket>();
        foreach (var id in ids.Distinct().Take(MostTickets))
        {
            if (await db.Tickets.FindAsync([id], cancellationToken) is not { } ticket)
            {
                continue;
            }

            ticket = await TicketLookup.FollowMergesAsync(db, ticket, cancellationToken);
            if (!tickets.Exists(t => t.Ticket == ticket))
            {
                tickets.Add(new NamedTicket(ticket, !secrets.Contains(id)));
            }
        }

        return tickets;
    }

    private static async Task<IEnumerable<long>> ByMessageIdsAsync(
        DeskContext db,
        IReadOnlyList<string> messageIds,
        CancellationToken cancellationToken
    )
    {
        var wanted = messageIds.Where(IsUsable).Distinct(StringComparer.Ordinal).Take(MostIds).ToList();
        if (wanted.Count == 0)
        {
            return [];
        }

        var references = await db
            .MailReferences.AsNoTracking()
            .Where(r => wanted.Contains(r.MessageId))
            .OrderBy(r => r.Id)
            .Take(1000)
            .ToListAsync(cancellationToken);
        return references
            .OrderBy(r => r.IsAncestor)
            .ThenBy(r => wanted.IndexOf(r.MessageId))
            .ThenByDescending(r => r.TicketId)
            .Select(r => r.TicketId);
    }

    internal static bool IsUsable(string? messageId) =>
        messageId is { Length: > 0 and <= 998 } && !messageId.Any(c => char.IsControl(c) || char.IsSurrogate(c));
}
