using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;

namespace Charter.Desk.Conversations;

/// <summary>Throws away what the actor has begun to write on a ticket. That there was nothing is no error.</summary>
public static class DropDraft
{
    public sealed record Request(long TicketId);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (actor.Kind == ActorKind.Staff)
        {
            await ApplyAsync(db, request.TicketId, actor.Id, cancellationToken);
        }

        return Done.It;
    }

    internal static async Task ApplyAsync(
        DeskContext db,
        long ticketId,
        long staffId,
        CancellationToken cancellationToken
    )
    {
        if (await db.Drafts.FindAsync([ticketId, staffId], cancellationToken) is { } draft)
        {
            db.Drafts.Remove(draft);
        }
    }
}
