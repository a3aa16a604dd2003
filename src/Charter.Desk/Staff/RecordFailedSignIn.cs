using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>Counts a wrong password. After five in a row sign-in is locked for a while, longer with each further one.</summary>
public static class RecordFailedSignIn
{
    /// <summary>How many wrong passwords in a row lock sign-in.</summary>
    public const int MostFailures = 5;

    private const int LongestMinutes = 60;

    public sealed record Request(long StaffId);

    /// <param name="LockedUntil">Until when no password is tried; <c>null</c> while more may be.</param>
    public sealed record Result(Instant? LockedUntil);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Request request,
        CancellationToken cancellationToken
    )
    {
        // Counted by the database, so that many tries at once all count.
        await db
            .StaffMembers.Where(s => s.Id == request.StaffId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(s => s.FailedSignIns, s => s.FailedSignIns + 1),
                cancellationToken
            );
        var failures = await db
            .StaffMembers.Where(s => s.Id == request.StaffId)
            .Select(s => (int?)s.FailedSignIns)
            .SingleOrDefaultAsync(cancellationToken);
        if (failures is null)
        {
            return new NotFound("person");
        }

        if (failures < MostFailures)
        {
            return new Result(null);
        }

        var minutes = Math.Min(LongestMinutes, 1 << Math.Min(failures.Value - MostFailures, 6));
        Instant? until = db.Write!.Now + Duration.FromMinutes(minutes);
        await db
            .StaffMembers.Where(s => s.Id == request.StaffId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.LockedUntil, until), cancellationToken);
        return new Result(until);
    }
}
