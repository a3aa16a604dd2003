using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>The messages of a ticket, oldest first, with their files. Customers see what was said to them, and no note.</summary>
public static class ReadConversation
{
    private const int MostMessages = 500;

    /// <param name="TicketId">The ticket.</param>
    /// <param name="Before">The message before which to go back; <c>null</c> for the newest.</param>
    /// <param name="Limit">How many, at most 500.</param>
    public sealed record Request(long TicketId, long? Before = null, int Limit = 200);

    /// <param name="Messages">The messages.</param>
    /// <param name="HasEarlier">Whether there are earlier ones.</param>
    public sealed record Result(IReadOnlyList<MessageView> Messages, bool HasEarlier);

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (!await db.Tickets.VisibleTo(actor).AnyAsync(t => t.Id == request.TicketId, cancellationToken))
        {
            return new NotFound("ticket");
        }

        var limit = Math.Clamp(request.Limit, 1, MostMessages);
        var messages = MessagesFor(db, actor).Where(m => m.TicketId == request.TicketId);
        if (request.Before is { } before)
        {
            var at = await messages.Where(m => m.Id == before).Select(m => m.At).FirstOrDefaultAsync(cancellationToken);
            messages = messages.Where(m => m.At < at || (m.At == at && m.Id < before));
        }

        var newest = await messages
            .OrderByDescending(m => m.At)
            .ThenByDescending(m => m.Id)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        var page = newest.Take(limit).Reverse().ToList();
        var ids = page.Select(m => m.Id).ToArray();
        var files = await db
            .Attachments.AsNoTracking()
            .Where(a => ids.Contains(a.MessageId))
            .OrderBy(a => a.Id)
            .ToListAsync(cancellationToken);
        var byMessage = files.ToLookup(f => f.MessageId);
        return new Result([.. page.Select(m => new MessageView(m, [.. byMessage[m.Id]]))], newest.Count > limit);
    }

    /// <summary>The messages that the actor may read, of tickets that they may see. Files are reached through these only.</summary>
    internal static IQueryable<Message> MessagesFor(DeskContext db, Actor actor)
    {
        var visible = db.Tickets.VisibleTo(actor);
        var messages = db.Messages.AsNoTracking().Where(m => visible.Any(t => t.Id == m.TicketId));
        return actor.Kind == ActorKind.Customer ? messages.Where(m => m.Direction != MessageDirection.Note) : messages;
    }
}
