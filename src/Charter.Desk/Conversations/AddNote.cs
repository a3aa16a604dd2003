using Charter.Desk.Conversations.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;

namespace Charter.Desk.Conversations;

/// <summary>Adds a note that only staff see.</summary>
public static class AddNote
{
    public sealed record Request(
        long TicketId,
        string Text,
        string? Html = null,
        IReadOnlyList<IncomingFile>? Files = null
    );

    public sealed record Result(long MessageId);

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

        if (NewMessages.Read(request.Text, request.Html, out var text, out var html) is { } wrong)
        {
            return wrong;
        }

        if (MessageFiles.Check(request.Files) is { } wrongFiles)
        {
            return wrongFiles;
        }

        var note = await NewMessages.MakeAsync(
            db,
            actor,
            ticket,
            MessageDirection.Note,
            ticket.Channel,
            (text, html),
            cancellationToken
        );
        db.Messages.Add(note);
        MessageFiles.Add(db, note, request.Files);
        db.Record(new NoteAdded(note.Id), ticket.Id);
        if (actor.Kind == ActorKind.Staff)
        {
            await DropDraft.ApplyAsync(db, ticket.Id, actor.Id, cancellationToken);
        }

        return new Result(note.Id);
    }
}
