using Charter.Desk.Conversations.Events;
using Charter.Desk.Journal;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;

namespace Charter.Desk.Conversations;

/// <summary>Records a step of a call or visit, what was said, and whether it confirmed receipt or answered by word of mouth.</summary>
public static class RecordContact
{
    private const int LongestNote = 10_000;

    /// <param name="TicketId">The ticket.</param>
    /// <param name="Step">What happened.</param>
    /// <param name="Channel">On which channel: phone, in person, chat, voicemail, callback.</param>
    /// <param name="Note">What was said, kept in the conversation for staff.</param>
    /// <param name="SpokenAcknowledgement">Whether we confirmed by word of mouth that we have the matter.</param>
    /// <param name="SpokenAnswer">Whether we answered by word of mouth; the note then is the answer that was given.</param>
    public sealed record Request(
        long TicketId,
        ContactStep Step,
        ServedSubject Channel,
        string? Note = null,
        bool SpokenAcknowledgement = false,
        bool SpokenAnswer = false
    );

    /// <param name="MessageId">The note or spoken answer in the conversation; <c>null</c> where nothing was written.</param>
    public sealed record Result(long? MessageId);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        var found = await TicketLookup.FindToChangeAsync(
            db,
            actor,
            request.TicketId,
            Permissions.WorkTickets,
            cancellationToken
        );
        if (!found.IsDone(out var ticket))
        {
            return found.Refusal!;
        }

        if (!OpenTicket.IsChannel(request.Channel))
        {
            return new InvalidField("channel", "That is a kind of matter, not a channel.");
        }

        if (!Enum.IsDefined(request.Step))
        {
            return new InvalidField("step", "There is no such step of a contact.");
        }

        var hasNote = !string.IsNullOrWhiteSpace(request.Note);
        if (request.SpokenAnswer && !hasNote)
        {
            return new InvalidField("note", "Write down what the customer was told.");
        }

        var note = "";
        if (hasNote && !FieldText.IsProse(request.Note, "note", LongestNote, out note, out var wrong))
        {
            return wrong;
        }

        var message = hasNote ? await AddMessageAsync(db, actor, ticket, request, note, cancellationToken) : null;
        RecordEvents(db, actor, ticket, request, message);
        if (ticket.Status == TicketStatus.New)
        {
            ticket.Status = TicketStatus.Open;
        }

        return new Result(message?.Id);
    }

    private static void RecordEvents(DeskContext db, Actor actor, Ticket ticket, Request request, Message? message)
    {
        db.Record(EventOf(request.Step, request.Channel), ticket.Id);
        if (request.SpokenAcknowledgement)
        {
            db.Record(new AcknowledgementSent(message?.Id, Spoken: true, ByPerson: actor.IsPerson, null), ticket.Id);
        }

        if (message is { Direction: MessageDirection.Outbound })
        {
            db.Record(new MessageSent(message.Id, request.Channel, message.ByPerson), ticket.Id);
        }
        else if (message is not null)
        {
            db.Record(new NoteAdded(message.Id), ticket.Id);
        }
    }

    private static async Task<Message> AddMessageAsync(
        DeskContext db,
        Actor actor,
        Ticket ticket,
        Request request,
        string note,
        CancellationToken cancellationToken
    )
    {
        var message = await NewMessages.MakeAsync(
            db,
            actor,
            ticket,
            request.SpokenAnswer ? MessageDirection.Outbound : MessageDirection.Note,
            request.Channel,
            (note, null),
            cancellationToken
        );
        db.Messages.Add(message);
        return message;
    }

    // The journal holds facts; what was said stands in the conversation.
    private static JournalEvent EventOf(ContactStep step, ServedSubject channel) =>
        step switch
        {
            ContactStep.Started => new ContactStarted(channel),
            ContactStep.Greeted => new ContactGreeted(channel),
            ContactStep.Answered => new ContactAnswered(channel),
            ContactStep.Ended => new ContactEnded(channel),
            ContactStep.VoicemailLeft => new VoicemailLeft(null),
            ContactStep.CallbackRequested => new CallbackRequested(null),
            ContactStep.CallMissed => new CallMissed(null),
            ContactStep.CallReturned => new CallReturned(null),
            ContactStep.CallAttempted => new CallAttempted(null),
            ContactStep.CallbackOffered => new CallbackOffered(null),
            ContactStep.WorkStarted => new WorkStarted(null),
            ContactStep.SiteAttended => new SiteAttended(null),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No such step."),
        };
}
