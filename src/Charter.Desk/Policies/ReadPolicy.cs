using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Policy.Language;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Policies;

/// <summary>One version of the policy with what was found in it.</summary>
public static class ReadPolicy
{
    /// <param name="PolicyVersionId">Which version; <c>null</c> for the one in force.</param>
    public sealed record Request(long? PolicyVersionId = null);

    /// <param name="Policy">The version as stored.</param>
    /// <param name="Compiled">What was found in it.</param>
    /// <param name="Edition">The newest edition made from it; <c>null</c> while it never was in force.</param>
    public sealed record Result(PolicyVersion Policy, CompiledPolicy Compiled, int? Edition);

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
        if (!actor.May(Permissions.ReadPolicy))
        {
            return new NotAllowed("read the policy");
        }

        var versions = db.PolicyVersions.AsNoTracking();
        var policy = request.PolicyVersionId is { } id
            ? await versions.SingleOrDefaultAsync(p => p.Id == id, cancellationToken)
            : await versions.SingleOrDefaultAsync(p => p.Status == PolicyStatus.InForce, cancellationToken);
        if (policy is null)
        {
            return new NotFound("policy");
        }

        var edition = await db
            .Editions.Where(e => e.PolicyVersionId == policy.Id)
            .MaxAsync(e => (int?)e.Number, cancellationToken);
        return new Result(policy, PolicyTexts.Compile(policy.Text, policy.Format), edition);
    }
}
