using Charter.Desk.Conversations.Events;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;

namespace Charter.Desk.Conversations;

/// <summary>Notes that the desk itself leaves in a ticket. Each has a code (<see cref="Message.Letter"/>), by which pages word it.</summary>
public static class DeskNotes
{
    /// <summary>The sender named a ticket that is somebody else's.</summary>
    public const string OtherTicketNamed = "other-ticket-named";

    /// <summary>What came follows a ticket that has ended.</summary>
    public const string FollowsEndedTicket = "follows-closed-ticket";

    /// <summary>The sender's domain says that the mail is not from there.</summary>
    public const string SenderForged = "sender-forged";

    /// <summary>Mail of this ticket came back.</summary>
    public const string MailCameBack = "mail-came-back";

    /// <summary>A report says that mail of this ticket came back, and nothing proves that it is true.</summary>
    public const string SaidToHaveComeBack = "said-to-have-come-back";

    /// <summary>A mail server refused an address that mail of this ticket goes to.</summary>
    public const string AddressRefused = "address-refused";

    /// <summary>A receiver complained about mail of this ticket.</summary>
    public const string Complained = "complained";

    /// <summary>A receiver's program says that mail of this ticket was shown.</summary>
    public const string Shown = "shown";

    /// <summary>The ticket was reopened too often for one day.</summary>
    public const string ReopenedTooOften = "reopened-too-often";

    internal static Message Add(DeskContext db, Ticket ticket, string code, string text)
    {
        var note = new Message
        {
            Id = db.NewId(),
            TicketId = ticket.Id,
            Direction = MessageDirection.Note,
            Channel = ticket.Channel,
            AuthorName = "Charter",
            At = db.Write!.Now,
            Text = text,
            ReplyText = text,
            Letter = code,
        };
        db.Messages.Add(note);
        db.Record(new NoteAdded(note.Id), ticket.Id);
        return note;
    }

    /// <summary>Says why something that arrived lies where it lies, where that needs saying.</summary>
    internal static async Task AddOnPlaceAsync(
        DeskContext db,
        FiledPlace place,
        Message message,
        FileIncoming.Request request,
        CancellationToken cancellationToken
    )
    {
        if (request.PassedOn is { } colleague)
        {
            AddPassedOn(db, place.Ticket, colleague, message);
        }

        if (place.IsForged)
        {
            Add(
                db,
                place.Ticket,
                SenderForged,
                $"It says that it comes from {message.FromAddress}, and the check of that fails. Do not answer before you know who wrote it."
            );
        }

        if (place.Named is { } named)
        {
            var (code, text) = place.HeldForCheck
                ? (
                    OtherTicketNamed,
                    $"The sender named ticket #{named.Number}, which is somebody else's. They have seen nothing of it. Check who they are before you speak of it."
                )
                : (FollowsEndedTicket, $"This follows ticket #{named.Number}, which is closed.");
            Add(db, place.Ticket, code, text);
        }

        if (place.HeldForCheck || place.IsForged)
        {
            await TagTicket.ApplyAsync(db, place.Ticket, [FileIncoming.CheckSenderTag], [], cancellationToken);
        }
    }

    private static void AddPassedOn(DeskContext db, Ticket ticket, PassedOnBy colleague, Message message)
    {
        var words = string.IsNullOrWhiteSpace(colleague.Words)
            ? $"Passed on by mail. The sender's address ({message.FromAddress}) was read in it."
            : colleague.Words;
        var note = new Message
        {
            Id = db.NewId(),
            TicketId = ticket.Id,
            Direction = MessageDirection.Note,
            Channel = ticket.Channel,
            ByPerson = true,
            StaffId = colleague.StaffId,
            AuthorName = colleague.Name,
            At = db.Write!.Now,
            Text = words,
            ReplyText = words,
        };
        db.Messages.Add(note);
        db.Record(new NoteAdded(note.Id), ticket.Id);
    }
}
