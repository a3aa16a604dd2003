using Charter.Desk.Conversations.Events;
using Charter.Desk.Customers;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>
/// Files what a third party answers: into the ticket that they were asked about, for staff only. It opens, reopens and stops
/// nothing, is answered by no machine, and brings nobody in.
/// </summary>
internal static class ThirdPartyAnswers
{
    private const int MostIds = 100;

    /// <summary>Files it, where it is such an answer and its sender may give it.</summary>
    /// <returns><c>null</c> where it is not: then it is what anybody else's message is.</returns>
    public static async Task<(Ticket Ticket, Message Message)?> TryAddAsync(
        DeskContext db,
        FileIncoming.Request request,
        CancellationToken cancellationToken
    )
    {
        if (
            request.Check.Proof == SenderProof.Failed
            || AddressText.Read(request.Sender.Kind, request.Sender.Address) is not { } sender
            || await FindAsync(db, request.Thread, sender.Normalized, cancellationToken) is not { } party
            || await db.Tickets.FindAsync([party.TicketId], cancellationToken) is not { } asked
        )
        {
            return null;
        }

        var ticket = await TicketLookup.FollowMergesAsync(db, asked, cancellationToken);
        if (await IsOfTheTicketAsync(db, ticket, sender.Normalized, cancellationToken))
        {
            // The customer, to whom the third party has written: what they say is the customer's.
            return null;
        }

        var message = IncomingMessages.MakeFromThirdParty(db, ticket, party, request);
        db.Messages.Add(message);
        MessageFiles.Add(db, message, request.Files);
        await IncomingMessages.AddReferencesAsync(
            db,
            ticket.Id,
            request with
            {
                Thread = ThreadHints.None,
            },
            cancellationToken
        );
        db.Record(new ThirdPartyAnswered(message.Id, sender.Value, request.IsAutomatic), ticket.Id);
        return (ticket, message);
    }

    // The token or an id says whom it answers; whether the sender may is the address's, or that of a colleague at the same firm.
    private static async Task<ThirdParty?> FindAsync(
        DeskContext db,
        ThreadHints hints,
        string sender,
        CancellationToken cancellationToken
    )
    {
        var token = hints.ReplyToken is { Length: > 0 and <= 64 } given ? given.ToLowerInvariant() : "";
        var ids = hints.MessageIds.Where(FindTicketForMail.IsUsable).Distinct().Take(MostIds).ToList();
        if (token.Length == 0 && ids.Count == 0)
        {
            // A new matter answers nobody.
            return null;
        }

        var meant = await db
            .ThirdParties.AsNoTracking()
            .Where(p =>
                p.Token == token
                || db.Messages.Any(m => m.ThirdPartyId == p.Id && m.ExternalId != null && ids.Contains(m.ExternalId))
            )
            .OrderByDescending(p => p.Token == token)
            .ThenBy(p => p.Id)
            .ToListAsync(cancellationToken);
        return meant.Find(p => p.Normalized == sender) ?? meant.Find(p => IsColleague(p.Normalized, sender));
    }

    private static bool IsColleague(string asked, string sender)
    {
        var domain = AddressText.DomainOf(asked);
        return domain.Length > 0
            && domain.Equals(AddressText.DomainOf(sender), StringComparison.OrdinalIgnoreCase)
            && !PublicMailDomains.Contains(domain);
    }

    private static async Task<bool> IsOfTheTicketAsync(
        DeskContext db,
        Ticket ticket,
        string sender,
        CancellationToken cancellationToken
    ) =>
        await db.CustomerAddresses.AnyAsync(
            a => a.CustomerId == ticket.CustomerId && a.Kind == AddressKind.Email && a.Normalized == sender,
            cancellationToken
        )
        || await db.TicketParticipants.AnyAsync(p => p.TicketId == ticket.Id && p.Address == sender, cancellationToken);
}
