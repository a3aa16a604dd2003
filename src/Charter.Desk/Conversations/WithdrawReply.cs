using Charter.Desk.Conversations.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;

namespace Charter.Desk.Conversations;

/// <summary>
/// Takes back an answer that has not left. Nothing was sent, the clocks go on as if it had never been written, and the
/// text is in its author's draft again, before whatever they have begun to write since.
/// </summary>
public static class WithdrawReply
{
    public sealed record Request(long HeldReplyId);

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
        var found = await HeldReplies.FindOwnAsync(db, actor, request.HeldReplyId, cancellationToken);
        if (!found.IsDone(out var own))
        {
            return found.Refusal!;
        }

        var reply = HeldReplies.Read(own.Held);
        if (actor.Kind == ActorKind.Staff)
        {
            var draft = await db.Drafts.FindAsync([own.Ticket.Id, actor.Id], cancellationToken);
            var written = new DraftContent(
                reply.Html ?? DraftText.ToHtml(reply.Text),
                IsNote: false,
                reply.Then,
                reply.Files ?? [],
                await CopiesAsync(db, own.Ticket.Id, reply.Cc, cancellationToken)
            );
            DraftText.Keep(db, (own.Ticket.Id, actor.Id), draft, DraftText.Joined(written, draft));
        }

        db.HeldReplies.Remove(own.Held);
        db.Record(new AnswerWithdrawn(own.Held.Id), own.Ticket.Id);
        return Done.It;
    }

    // Whoever takes part already stands above the answer; the others are kept as typed.
    private static async Task<string> CopiesAsync(
        DeskContext db,
        long ticketId,
        IReadOnlyList<string>? copies,
        CancellationToken cancellationToken
    )
    {
        if (copies is null or { Count: 0 })
        {
            return "";
        }

        var there = await TicketParticipants.OfAsync(db, ticketId, cancellationToken);
        return string.Join(
            ", ",
            copies.Where(c => !there.Any(p => string.Equals(p.Address, c, StringComparison.OrdinalIgnoreCase)))
        );
    }
}
