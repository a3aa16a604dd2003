using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;

namespace Charter.Desk.Conversations;

/// <summary>Keeps what a staff member has begun to write on a ticket, so that a crash or a closed tab loses nothing.</summary>
public static class SaveDraft
{
    public sealed record Request(long TicketId, string Html, bool IsNote);

    public static async Task<Outcome<Done>> Handle(
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

        if (actor.Kind != ActorKind.Staff)
        {
            return new NotAllowed("a person of the desk");
        }

        if (request.Html is null or { Length: > FieldText.LongestProse * 4 })
        {
            return new InvalidField("html", "That is too long to keep.");
        }

        var html = FieldText.Clean(request.Html);
        var draft = await db.Drafts.FindAsync([ticket.Id, actor.Id], cancellationToken);
        if (draft is null)
        {
            draft = new Draft
            {
                TicketId = ticket.Id,
                StaffId = actor.Id,
                Html = html,
            };
            db.Drafts.Add(draft);
        }

        draft.Html = html;
        draft.IsNote = request.IsNote;
        draft.SavedAt = db.Write!.Now;
        return Done.It;
    }
}
