using System.Collections.Immutable;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Automation;

/// <summary>A person's own notices, newest first.</summary>
public static class ListNotices
{
    public const int Most = 100;

    /// <param name="UnreadOnly">Whether to leave out what was read.</param>
    public sealed record Request(bool UnreadOnly = false);

    /// <param name="Notices">The newest notices.</param>
    /// <param name="Unread">How many are unread in all.</param>
    public sealed record Result(ImmutableArray<Item> Notices, int Unread);

    /// <param name="Id">The notice.</param>
    /// <param name="Kind">One of <see cref="NoticeKinds"/>.</param>
    /// <param name="TicketId">The ticket.</param>
    /// <param name="Facts">What its words are made of.</param>
    /// <param name="At">When.</param>
    /// <param name="ReadAt">When it was read.</param>
    public sealed record Item(long Id, string Kind, long? TicketId, NoticeFacts Facts, Instant At, Instant? ReadAt);

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Kind != ActorKind.Staff)
        {
            return new Result([], 0);
        }

        var mine = db.Notices.AsNoTracking().Where(n => n.StaffId == actor.Id);
        var notices = await mine.Where(n => !request.UnreadOnly || n.ReadAt == null)
            .OrderByDescending(n => n.At)
            .ThenByDescending(n => n.Id)
            .Take(Most)
            .ToListAsync(cancellationToken);
        var unread = await mine.CountAsync(n => n.ReadAt == null, cancellationToken);
        return new Result(
            [.. notices.Select(n => new Item(n.Id, n.Kind, n.TicketId, WriteNotice.Read(n), n.At, n.ReadAt))],
            unread
        );
    }
}
