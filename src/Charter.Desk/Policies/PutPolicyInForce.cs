using Charter.Desk.Policies.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Policy.Clocks;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Policies;

/// <summary>Makes an approved version govern the tickets that open from now on.</summary>
public static class PutPolicyInForce
{
    /// <param name="PolicyVersionId">Which version.</param>
    /// <param name="OpenTicketsToo">Whether it governs from now on the tickets that are open already; each gets an event.</param>
    /// <param name="Rules">Warnings and pauses; those of the edition before where it is <c>null</c>.</param>
    public sealed record Request(long PolicyVersionId, bool OpenTicketsToo = false, ClockRules? Rules = null);

    public sealed record Result(int Edition);

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
        if (!actor.May(Permissions.ApprovePolicy))
        {
            return new NotAllowed("approve the policy");
        }

        var policy = await db.PolicyVersions.FindAsync([request.PolicyVersionId], cancellationToken);
        if (policy is null)
        {
            return new NotFound("policy");
        }

        if (policy.Status is PolicyStatus.Draft)
        {
            return new NotApproved();
        }

        if (policy.Status is PolicyStatus.InForce)
        {
            return new AlreadyInForce();
        }

        var hours = await NewEdition.CurrentHoursAsync(db, cancellationToken);
        if (hours is null)
        {
            return new NoSupportHours();
        }

        // The one in force may be unsaved in this very write, so ask what is tracked too.
        await db.PolicyVersions.Where(p => p.Status == PolicyStatus.InForce).LoadAsync(cancellationToken);
        foreach (var former in db.PolicyVersions.Local.Where(p => p.Status == PolicyStatus.InForce))
        {
            former.Status = PolicyStatus.Superseded;
            former.Version++;
        }

        policy.Status = PolicyStatus.InForce;
        policy.InForceAt = db.Write!.Now;
        policy.Version++;
        var compiled = PolicyTexts.Compile(policy.Text, policy.Format);
        var edition = await NewEdition.AddAsync(db, policy.Id, hours.Id, compiled, request.Rules, cancellationToken);
        db.Record(new PolicyPutInForce(policy.Id, policy.Number, edition.Number, request.OpenTicketsToo));
        return new Result(edition.Number);
    }

    /// <summary>It was not approved.</summary>
    public sealed record NotApproved()
        : Refusal("policy-not-approved", "Only an approved version can be put in force. Approve it first.");

    /// <summary>It governs already.</summary>
    public sealed record AlreadyInForce() : Refusal("policy-already-in-force", "This version is in force already.");

    /// <summary>The desk has no support hours, in which the policy's time would be counted.</summary>
    public sealed record NoSupportHours()
        : Refusal(
            "no-support-hours",
            "Say first when the desk is staffed: the policy's time is counted in support hours."
        );
}
