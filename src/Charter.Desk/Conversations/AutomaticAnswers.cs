using Charter.Desk.Settings;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>
/// How much the desk writes by itself, whatever the headers of mails say: a cap for each customer and one for each
/// ticket in an hour. It ends a loop with a machine that hides what it is.
/// </summary>
internal static class AutomaticAnswers
{
    public static async Task<bool> AreTooManyAsync(
        DeskContext db,
        Ticket ticket,
        Message message,
        CancellationToken cancellationToken
    )
    {
        // What a person sends, a letter at the press of a button included, is theirs to decide.
        if (message.ByPerson || message.StaffId is not null || db.Write!.HasAddedCustomer(ticket.CustomerId))
        {
            return false;
        }

        var rules = await db.MailRules.FindAsync([MailRules.TheOnlyId], cancellationToken) ?? new MailRules();
        var since = db.Write.Now - Duration.FromHours(1);
        var sent = db.Messages.Where(m =>
            m.Direction == MessageDirection.Outbound && !m.ByPerson && m.StaffId == null && m.At > since
        );
        if (
            !db.Write.HasOpened(ticket.Id)
            && await sent.Where(m => m.TicketId == ticket.Id).CountAsync(cancellationToken) >= rules.MostLettersOnTicket
        )
        {
            return true;
        }

        var theirs = db.Tickets.Where(t => t.CustomerId == ticket.CustomerId).Select(t => t.Id);
        return await sent.Where(m => theirs.Contains(m.TicketId)).CountAsync(cancellationToken)
            >= rules.MostLettersToCustomer;
    }
}
