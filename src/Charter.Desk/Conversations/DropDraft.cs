using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;

namespace Charter.Desk.Conversations;

/// <summary>Throws away what the actor has begun to write on a ticket. That there was nothing is no error.</summary>
public static class DropDraft
{
    /// <param name="TicketId">The ticket.</param>
    /// <param name="SeenVersion">The version that the writer saw; a newer one stays. <c>null</c> drops whatever there is.</param>
    public sealed record Request(long TicketId, int? SeenVersion = null);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Kind == ActorKind.Staff)
        {
            if (
                request.SeenVersion is { } seen
                && await db.Drafts.FindAsync([request.TicketId, actor.Id], cancellationToken) is { } draft
                && draft.Version != seen
            )
            {
                return new ChangedMeanwhile("draft", draft.Version);
            }

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
