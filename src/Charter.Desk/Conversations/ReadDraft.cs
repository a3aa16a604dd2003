using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>What the actor has begun to write on a ticket.</summary>
public static class ReadDraft
{
    /// <summary>The files of a draft.</summary>
    public static IReadOnlyList<IncomingFile> Files(Draft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return DraftText.Files(draft);
    }

    public static async Task<Outcome<Draft>> Run(
        DeskContext db,
        Actor actor,
        long ticketId,
        CancellationToken cancellationToken
    )
    {
        var draft =
            actor.Kind == ActorKind.Staff
                ? await db
                    .Tickets.VisibleTo(actor)
                    .Where(t => t.Id == ticketId)
                    .Join(db.Drafts.Where(d => d.StaffId == actor.Id), t => t.Id, d => d.TicketId, (_, d) => d)
                    .AsNoTracking()
                    .SingleOrDefaultAsync(cancellationToken)
                : null;
        return draft is null ? new NotFound("draft") : draft;
    }
}
