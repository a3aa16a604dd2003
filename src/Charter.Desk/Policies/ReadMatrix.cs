using System.Collections.Immutable;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Policies;

/// <summary>The escalation matrix: who is told what, when and how.</summary>
public static class ReadMatrix
{
    public sealed record Request;

    /// <param name="Rows">Its rows, by level.</param>
    /// <param name="FromPolicy">What the policy in force says itself; empty where it has no table.</param>
    public sealed record Result(ImmutableArray<MatrixRow> Rows, ImmutableArray<MatrixRow> FromPolicy);

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

        var levels = await db
            .MatrixLevels.AsNoTracking()
            .OrderBy(l => l.Level)
            .ThenBy(l => l.Id)
            .ToListAsync(cancellationToken);
        var policy = await db
            .PolicyVersions.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Status == PolicyStatus.InForce, cancellationToken);
        var stated = policy is null
            ? []
            : MatrixFromPolicy.Of(PolicyTexts.Compile(policy.Text, policy.Format).Escalation);
        return new Result([.. levels.Select(MatrixRow.Of)], stated);
    }
}
