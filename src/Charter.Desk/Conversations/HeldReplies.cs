using System.Text.Json;
using Charter.Desk.Journal;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>How slices come by an answer that waits.</summary>
internal static class HeldReplies
{
    /// <summary>What is to be sent, with the ticket that it belongs to now.</summary>
    public static SendReply.Request Read(HeldReply held) =>
        (
            JsonSerializer.Deserialize<SendReply.Request>(held.Reply, JournalJson.Options)
            ?? throw new InvalidOperationException($"The answer {held.Id} has no content.")
        ) with
        {
            TicketId = held.TicketId,
        };

    /// <summary>
    /// An answer that the actor may change: their own, on a ticket that they may work on. Nobody takes back, moves or
    /// sends what another wrote.
    /// </summary>
    public static async Task<Outcome<(HeldReply Held, Ticket Ticket)>> FindOwnAsync(
        DeskContext db,
        Actor actor,
        long heldReplyId,
        CancellationToken cancellationToken
    )
    {
        if (actor.Lacks(Permissions.WorkTickets) is { } notAllowed)
        {
            return notAllowed;
        }

        var held = await db.HeldReplies.AsTracking().SingleOrDefaultAsync(h => h.Id == heldReplyId, cancellationToken);
        if (held is null)
        {
            return new AnswerGone();
        }

        var found = await TicketLookup.FindToChangeAsync(
            db,
            actor,
            held.TicketId,
            Permissions.WorkTickets,
            cancellationToken
        );
        if (!found.IsDone(out var ticket))
        {
            // Whether there is such an answer is nobody's business who can't see its ticket.
            return found.Refusal is NotFound ? new AnswerGone() : found.Refusal!;
        }

        return held.IsBy(actor) ? (held, ticket) : new NotAllowed("the author of the answer");
    }
}
