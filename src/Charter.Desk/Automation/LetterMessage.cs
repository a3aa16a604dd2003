using Charter.Desk.Conversations;
using Charter.Desk.Settings;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;

namespace Charter.Desk.Automation;

/// <summary>Makes the message of a letter. It counts as a machine's, whoever pressed the button: a letter is no answer.</summary>
internal static class LetterMessage
{
    public static async Task<Message> MakeAsync(
        DeskContext db,
        Ticket ticket,
        string name,
        FilledLetter letter,
        CancellationToken cancellationToken,
        long? staffId = null
    )
    {
        var company = await db.Companies.FindAsync([Company.TheOnlyId], cancellationToken);
        return new Message
        {
            Id = db.NewId(),
            TicketId = ticket.Id,
            Direction = MessageDirection.Outbound,
            Channel = ServedSubject.Email,
            ByPerson = false,
            StaffId = staffId,
            CustomerId = ticket.CustomerId,
            AuthorName = company?.Name ?? "Charter",
            At = db.Write!.Now,
            Subject = letter.Subject,
            Text = letter.Body,
            ReplyText = letter.Body,
            Letter = name,
        };
    }
}
