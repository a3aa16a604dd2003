using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>The answers of a ticket that are written and have not left. Customers see none of them.</summary>
public static class ListHeldReplies
{
    public sealed record Request(long TicketId);

    /// <param name="Id">Its id.</param>
    /// <param name="AuthorName">Who wrote it.</param>
    /// <param name="Text">What will be sent.</param>
    /// <param name="Files">The names of its files.</param>
    /// <param name="Then">What becomes of the ticket when it leaves.</param>
    /// <param name="WrittenAt">When it was written.</param>
    /// <param name="LeavesAt">When it leaves.</param>
    /// <param name="IsScheduled">Whether its author chose the time.</param>
    /// <param name="StoppedBecause">Why it does not leave.</param>
    /// <param name="StoppedDetail">What stands in the way, in words.</param>
    /// <param name="IsMine">Whether the reader wrote it, and so may take it back.</param>
    public sealed record Row(
        long Id,
        string AuthorName,
        string Text,
        IReadOnlyList<string> Files,
        AfterSend Then,
        Instant WrittenAt,
        Instant LeavesAt,
        bool IsScheduled,
        HeldBecause? StoppedBecause,
        string? StoppedDetail,
        bool IsMine
    );

    public static async Task<Outcome<IReadOnlyList<Row>>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (
            actor.Kind == ActorKind.Customer
            || !await db.Tickets.VisibleTo(actor).AnyAsync(t => t.Id == request.TicketId, cancellationToken)
        )
        {
            return new NotFound("ticket");
        }

        var held = await db
            .HeldReplies.AsNoTracking()
            .Where(h => h.TicketId == request.TicketId)
            .OrderBy(h => h.LeavesAt)
            .ThenBy(h => h.Id)
            .ToListAsync(cancellationToken);
        var people = held.Where(h => h.AuthorKind == ActorKind.Staff).Select(h => h.AuthorId).ToArray();
        var names =
            people.Length == 0
                ? []
                : await db
                    .StaffMembers.Where(s => people.Contains(s.Id))
                    .ToDictionaryAsync(s => s.Id, s => s.Name, cancellationToken);
        var rows = held.Select(h =>
        {
            var reply = HeldReplies.Read(h);
            return new Row(
                h.Id,
                h.AuthorKind == ActorKind.Staff ? names.GetValueOrDefault(h.AuthorId, "") : "API",
                reply.Text,
                [.. (reply.Files ?? []).Select(f => MessageFiles.SafeName(f.Name))],
                reply.Then,
                h.WrittenAt,
                h.LeavesAt,
                h.IsScheduled,
                h.StoppedBecause,
                h.StoppedDetail,
                h.IsBy(actor)
            );
        });
        return Outcome<IReadOnlyList<Row>>.Of([.. rows]);
    }
}
