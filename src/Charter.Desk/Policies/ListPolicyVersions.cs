using System.Collections.Immutable;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Policies;

/// <summary>All versions of the policy, newest first, without their texts.</summary>
public static class ListPolicyVersions
{
    public sealed record Request;

    public sealed record Result(ImmutableArray<Version> Versions);

    /// <param name="Id">The version's id.</param>
    /// <param name="Number">Its number.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Status">Where it stands.</param>
    /// <param name="CreatedAt">When it was started.</param>
    /// <param name="ApprovedAt">When it was signed.</param>
    /// <param name="ApprovedBy">Who signed it.</param>
    /// <param name="InForceAt">When it came into force.</param>
    /// <param name="RowVersion">Counts edits, for the version check.</param>
    public sealed record Version(
        long Id,
        int Number,
        string Title,
        PolicyStatus Status,
        Instant CreatedAt,
        Instant? ApprovedAt,
        string? ApprovedBy,
        Instant? InForceAt,
        int RowVersion
    );

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
        if (!actor.May(Permissions.ReadPolicy))
        {
            return new NotAllowed("read the policy");
        }

        var versions = await db
            .PolicyVersions.OrderByDescending(p => p.Number)
            .Select(p => new Version(
                p.Id,
                p.Number,
                p.Title,
                p.Status,
                p.CreatedAt,
                p.ApprovedAt,
                db.StaffMembers.Where(s => s.Id == p.ApprovedById).Select(s => s.Name).FirstOrDefault(),
                p.InForceAt,
                p.Version
            ))
            .ToListAsync(cancellationToken);
        return new Result([.. versions]);
    }
}
