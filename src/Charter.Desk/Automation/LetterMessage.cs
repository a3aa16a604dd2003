using Charter.Desk.Conversations;
using Charter.Desk.Settings;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;

namespace Charter.Desk.Automation;

/// <summary>
/// Makes the message of a letter. It counts as a machine's, whoever pressed the button: a letter is no answer. Only one
/// that carries a person's own words to the matter counts as theirs.
/// </summary>
internal static class LetterMessage
{
    public static async Task<Message> MakeAsync(
        DeskContext db,
        Ticket ticket,
        string name,
        FilledLetter letter,
        CancellationToken cancellationToken,
        long? staffId = null,
        bool byPerson = false
    )
    {
        var company = await db.Companies.FindAsync([Company.TheOnlyId], cancellationToken);
        var person = byPerson && staffId is { } id ? await db.StaffMembers.FindAsync([id], cancellationToken) : null;
        return new Message
        {
            Id = db.NewId(),
            TicketId = ticket.Id,
            Direction = MessageDirection.Outbound,
            Channel = ServedSubject.Email,
            ByPerson = byPerson,
            StaffId = staffId,
            CustomerId = ticket.CustomerId,
            AuthorName = person?.Name ?? company?.Name ?? "Charter",
            At = db.Write!.Now,
            Subject = letter.Subject,
            Text = letter.Body,
            ReplyText = letter.Body,
            Letter = name,
        };
    }
}
