using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Search;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>Where the words of a search stand in the conversations of the tickets that it found: what to show beside each.</summary>
public static class FindPassages
{
    private const int MostTickets = 200;
    private const int MostMessages = 1_000;
    private const int LongestRead = 8_000;

    /// <param name="TicketIds">The tickets of the page, at most 200.</param>
    /// <param name="Text">What the person typed.</param>
    public sealed record Request(IReadOnlyList<long> TicketIds, string Text);

    /// <param name="AuthorName">Who wrote it.</param>
    /// <param name="At">When.</param>
    /// <param name="IsNote">Whether it is a note between colleagues.</param>
    /// <param name="Text">The words found, with what stands around them.</param>
    public sealed record Passage(string AuthorName, Instant At, bool IsNote, string Text);

    /// <param name="ByTicket">One passage for each ticket whose messages hold a word; subjects and names are not passages.</param>
    public sealed record Result(IReadOnlyDictionary<long, Passage> ByTicket);

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (actor.Lacks(Permissions.ReadTickets) is { } notAllowed)
        {
            return notAllowed;
        }

        var words = FoundWords.Of(request.Text);
        var ids = request.TicketIds.Take(MostTickets).ToArray();
        if (words.Count == 0 || ids.Length == 0)
        {
            return new Result(new Dictionary<long, Passage>());
        }

        // The page's own tickets only, each message to a length, and reached through the tickets that the actor may see.
        var visible = db.Tickets.VisibleTo(actor).Where(t => ids.Contains(t.Id)).Select(t => t.Id);
        var messages = await db
            .Messages.AsNoTracking()
            .Where(m => visible.Contains(m.TicketId))
            .OrderByDescending(m => m.Id)
            .Take(MostMessages)
            .Select(m => new
            {
                m.TicketId,
                m.AuthorName,
                m.At,
                IsNote = m.Direction == MessageDirection.Note,
                Text = m.ReplyText.Substring(0, LongestRead),
            })
            .ToListAsync(cancellationToken);
        var found = new Dictionary<long, (int Words, Passage Passage)>();
        foreach (var message in messages)
        {
            if (FoundWords.Excerpt(message.Text, words, out var excerpt) is var count and > 0)
            {
                // The message with most of the words; among equals the newest, which comes first.
                if (!found.TryGetValue(message.TicketId, out var best) || count > best.Words)
                {
                    var passage = new Passage(message.AuthorName, message.At, message.IsNote, excerpt);
                    found[message.TicketId] = (count, passage);
                }
            }
        }

        return new Result(found.ToDictionary(f => f.Key, f => f.Value.Passage));
    }
}
