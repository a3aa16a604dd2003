using System.Collections.Immutable;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using NodaTime;

namespace Charter.Desk.Duties;

/// <summary>The duties of the organisation: what each is, when it is due next, and each time that it was done.</summary>
public static class ListDuties
{
    /// <param name="Duties">In the order of the policy; the review of the policy itself comes last. Empty before a policy is in force.</param>
    public sealed record Result(ImmutableArray<Duty> Duties);

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Editions editions,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(editions);
        return actor.May(Permissions.ReadPromises)
            ? new Result(await DutyBook.ReadAsync(db, editions, now, cancellationToken))
            : new NotAllowed("read promises");
    }
}
