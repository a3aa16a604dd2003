using System.Text.Json;
using Charter.Desk.Conversations.Events;
using Charter.Desk.Journal;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>
/// Writes an answer that leaves later: after the seconds in which it can be taken back, or at a chosen time. It is
/// checked now as if it left now, and again when it leaves.
/// </summary>
public static class HoldReply
{
    private const int MostOnATicket = 20;

    /// <summary>A time further away than a year is a slip of the hand.</summary>
    public static Duration Furthest { get; } = Duration.FromDays(366);

    /// <param name="Reply">What is to be sent.</param>
    /// <param name="LeavesAt">When; <c>null</c> for the company's seconds of second thoughts, which may be none.</param>
    public sealed record Request(SendReply.Request Reply, Instant? LeavesAt = null);

    /// <param name="MessageId">The message, where it left at once.</param>
    /// <param name="HeldReplyId">The answer that waits.</param>
    /// <param name="LeavesAt">When it leaves.</param>
    public sealed record Result(long? MessageId, long? HeldReplyId, Instant? LeavesAt);

    /// <summary>Too many answers wait on one ticket.</summary>
    public sealed record TooManyWait()
        : Refusal("too-many-answers-wait", "Twenty answers wait on this ticket already.");

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        var now = db.Write!.Now;
        if (request.LeavesAt is { } chosen && (chosen <= now || chosen > now + Furthest))
        {
            return new InvalidField("leavesAt", "The time lies in the future, at most a year away.");
        }

        var pause = request.LeavesAt is null ? await UndoAsync(db, cancellationToken) : Duration.Zero;
        if (request.LeavesAt is null && (pause == Duration.Zero || !actor.IsPerson))
        {
            var sent = await SendReply.Handle(db, actor, request.Reply, cancellationToken);
            return sent.IsDone(out var left) ? new Result(left.MessageId, null, null) : sent.Refusal!;
        }

        return await KeepAsync(db, actor, request, now + pause, cancellationToken);
    }

    private static async Task<Outcome<Result>> KeepAsync(
        DeskContext db,
        Actor actor,
        Request request,
        Instant undoUntil,
        CancellationToken cancellationToken
    )
    {
        var checkedReply = await SendReply.CheckAsync(db, actor, request.Reply, cancellationToken);
        if (!checkedReply.IsDone(out var ready))
        {
            return checkedReply.Refusal!;
        }

        if (await OutgoingMessages.FindAddressAsync(db, ready.Ticket.CustomerId, cancellationToken) is null)
        {
            return new NoAddress();
        }

        if (await db.HeldReplies.CountAsync(h => h.TicketId == ready.Ticket.Id, cancellationToken) >= MostOnATicket)
        {
            return new TooManyWait();
        }

        // What was seen was seen: whether the customer writes from now on is watched in another way.
        var reply = request.Reply with
        {
            Text = ready.Text,
            Html = ready.Html,
            LastSeenMessageId = null,
        };
        var held = new HeldReply
        {
            Id = db.NewId(),
            TicketId = ready.Ticket.Id,
            AuthorKind = actor.Kind,
            AuthorId = actor.Id,
            Reply = JsonSerializer.Serialize(reply, JournalJson.Options),
            WrittenAt = db.Write!.Now,
            LeavesAt = request.LeavesAt ?? undoUntil,
            IsScheduled = request.LeavesAt is not null,
        };
        db.HeldReplies.Add(held);
        db.Record(new AnswerHeld(held.Id, held.LeavesAt, held.IsScheduled), ready.Ticket.Id);
        if (actor.Kind == ActorKind.Staff)
        {
            await DropDraft.ApplyAsync(db, ready.Ticket.Id, actor.Id, cancellationToken);
        }

        return new Result(null, held.Id, held.LeavesAt);
    }

    private static async Task<Duration> UndoAsync(DeskContext db, CancellationToken cancellationToken) =>
        Duration.FromSeconds(
            await db.MailSettings.Select(m => (int?)m.UndoSeconds).SingleOrDefaultAsync(cancellationToken) ?? 0
        );
}
