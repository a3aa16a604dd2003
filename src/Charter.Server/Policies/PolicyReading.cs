using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Server.Api;

namespace Charter.Server.Policies;

/// <summary>Reads one version of the policy through the slices, as its pages need it.</summary>
internal static class PolicyReading
{
    private static readonly Dictionary<string, KeptShare> Nothing = [];

    /// <param name="desk">The request.</param>
    /// <param name="id">Which version; <c>null</c> for the one in force.</param>
    /// <param name="kept">What was kept of each promise; <c>null</c> where the page does not show it.</param>
    /// <param name="editions">The editions, for counting.</param>
    public static async Task<Outcome<PolicyView>> ReadAsync(
        DeskRequest desk,
        long? id,
        KeptShares? kept,
        Editions editions
    )
    {
        var read = await desk.ReadAsync(
            async (db, ct) =>
            {
                var policy = await ReadPolicy.Run(db, desk.Actor, new(id), desk.Now, ct);
                var versions = await ListPolicyVersions.Run(db, desk.Actor, new(), desk.Now, ct);
                return (Policy: policy, Versions: versions);
            }
        );
        if (!read.Policy.IsDone(out var found))
        {
            return read.Policy.Refusal!;
        }

        if (!read.Versions.IsDone(out var list))
        {
            return read.Versions.Refusal!;
        }

        var shares =
            kept is not null && found.Policy.Status == PolicyStatus.InForce ? await kept(desk, editions) : Nothing;
        return new PolicyView(
            found.Policy,
            found.Compiled.OnThisDesk(),
            found.Edition,
            list.Versions.Where(v => v.Id == found.Policy.Id).Select(v => v.ApprovedBy).FirstOrDefault(),
            DocumentLayout.Of(found.Policy.Text, found.Policy.Format, found.Compiled),
            shares,
            desk.Actor.May(Permissions.EditPolicy),
            desk.Actor.May(Permissions.ApprovePolicy),
            desk.Actor.May(Permissions.ReadPromises)
        );
    }
}
