using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Automation;

/// <summary>Marks a person's own notices as read. Reading is nobody else's business, so that the journal does not hold it.</summary>
public static class MarkNoticesRead
{
    /// <param name="UpToId">This notice and all before it.</param>
    /// <param name="OnlyThis">Whether only this one is meant.</param>
    public sealed record Request(long UpToId, bool OnlyThis = false);

    public sealed record Result(int Marked);

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
        if (actor.Kind != ActorKind.Staff)
        {
            return new NotAllowed("read notices");
        }

        var last = await db
            .Notices.AsTracking()
            .SingleOrDefaultAsync(n => n.Id == request.UpToId && n.StaffId == actor.Id, cancellationToken);
        if (last is null)
        {
            return new NotFound("notice");
        }

        var meant = await db
            .Notices.AsTracking()
            .Where(n =>
                n.StaffId == actor.Id && n.ReadAt == null && (request.OnlyThis ? n.Id == last.Id : n.At <= last.At)
            )
            .ToListAsync(cancellationToken);
        foreach (var notice in meant)
        {
            notice.ReadAt = db.Write!.Now;
        }

        return new Result(meant.Count);
    }
}
