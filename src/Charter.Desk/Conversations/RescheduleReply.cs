using Charter.Desk.Conversations.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>Lets an answer that waits leave at another time, or at once. What had stopped it is answered by that.</summary>
public static class RescheduleReply
{
    /// <param name="HeldReplyId">The answer.</param>
    /// <param name="LeavesAt">When; <c>null</c> for now.</param>
    public sealed record Request(long HeldReplyId, Instant? LeavesAt);

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

        var now = db.Write!.Now;
        if (request.LeavesAt is not { } at)
        {
            return await ReleaseReplies.SendAsync(db, actor, own.Held, cancellationToken);
        }

        if (at <= now || at > now + HoldReply.Furthest)
        {
            return new InvalidField("leavesAt", "The time lies in the future, at most a year away.");
        }

        own.Held.LeavesAt = at;
        own.Held.IsScheduled = true;
        own.Held.StoppedBecause = null;
        own.Held.StoppedDetail = null;
        own.Held.Version++;
        db.Record(new AnswerHeld(own.Held.Id, at, IsScheduled: true), own.Ticket.Id);
        return Done.It;
    }
}
