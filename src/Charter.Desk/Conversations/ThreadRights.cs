using Charter.Desk.Customers;
using Charter.Desk.Settings;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>Whether a sender may write into a ticket that their message points to. A token, an id or a number never says so.</summary>
internal static class ThreadRights
{
    /// <summary>Whether the sender belongs to the ticket and is, as far as anybody looked, who they say they are.</summary>
    public static async Task<bool> MayJoinAsync(
        DeskContext db,
        NamedTicket named,
        FindOrAddCustomer.Result sender,
        FileIncoming.Request request,
        CancellationToken cancellationToken
    )
    {
        // A number can be guessed, so it counts only from who is proven, wherever our server looks.
        if (
            request.Check.Proof == SenderProof.Failed
            || (named.IsGuessable && request.Check.Proof == SenderProof.NotProven)
        )
        {
            return false;
        }

        var ticket = named.Ticket;
        if (!sender.IsNew && ticket.CustomerId == sender.Customer.Id)
        {
            return true;
        }

        return AddressText.Read(request.Sender.Kind, request.Sender.Address) is { } address
            && await TicketParticipants.HasAsync(
                db,
                ticket.Id,
                address.Normalized,
                sender.Customer.Id,
                cancellationToken
            );
    }

    /// <summary>Whether an ended ticket takes what comes now, or a new one is opened that names it.</summary>
    public static async Task<bool> TakesMoreAsync(
        DeskContext db,
        Ticket ticket,
        bool isAutomatic,
        CancellationToken cancellationToken
    )
    {
        // A machine's message changes nothing, so it may lie with an ended matter; a person's deserves an answer.
        if (isAutomatic || ticket.IsOpen())
        {
            return true;
        }

        var rules = await db.MailRules.FindAsync([MailRules.TheOnlyId], cancellationToken) ?? new MailRules();
        var days = ticket.Status == TicketStatus.Closed ? rules.ReopenClosedDays : rules.ReopenResolvedDays;
        return days > 0 && db.Write!.Now - (ticket.ResolvedAt ?? ticket.ChangedAt) < Duration.FromDays(days);
    }
}
