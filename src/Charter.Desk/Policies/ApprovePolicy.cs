using System.Collections.Immutable;
using Charter.Desk.Policies.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Policy.Language;

namespace Charter.Desk.Policies;

/// <summary>Signs a draft. Its text stands from then on.</summary>
public static class ApprovePolicy
{
    public sealed record Request(long PolicyVersionId, int Version);

    public sealed record Result(long PolicyVersionId, int Version);

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

        if (policy.Version != request.Version)
        {
            return new ChangedMeanwhile("policy", policy.Version);
        }

        if (policy.Status != PolicyStatus.Draft)
        {
            return new AlreadyApproved();
        }

        var compiled = PolicyTexts.Compile(policy.Text, policy.Format);
        if (!compiled.CanBeApproved)
        {
            return CannotBeApproved.Because(compiled);
        }

        policy.Status = PolicyStatus.Approved;
        policy.ApprovedAt = db.Write!.Now;
        policy.ApprovedById = actor.Kind == ActorKind.Staff ? actor.Id : null;
        policy.Version++;
        db.Record(new PolicyApproved(policy.Id, policy.Number));
        return new Result(policy.Id, policy.Version);
    }

    /// <summary>It was approved before.</summary>
    public sealed record AlreadyApproved()
        : Refusal("policy-already-approved", "This version of the policy was approved before.");

    /// <summary>The document has errors, or slots inside promises.</summary>
    /// <param name="Slots">The slots that stand inside a promise.</param>
    /// <param name="Errors">What is wrong, with place and advice.</param>
    /// <param name="Reason">The same in a sentence.</param>
    public sealed record CannotBeApproved(
        ImmutableArray<PolicySlot> Slots,
        ImmutableArray<Diagnostic> Errors,
        string Reason
    ) : Refusal("policy-cannot-be-approved", Reason)
    {
        internal static CannotBeApproved Because(CompiledPolicy compiled)
        {
            ImmutableArray<PolicySlot> slots = [.. compiled.Slots.Where(s => s.InPromise)];
            ImmutableArray<Diagnostic> errors =
            [
                .. compiled.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error),
            ];
            var parts = slots
                .Select(s => $"line {s.Span.Line}: fill in {s.Text}")
                .Concat(errors.Select(e => $"line {e.Span.Line}: {e.Message}"));
            return new(slots, errors, "The policy can't be approved yet. " + string.Join("; ", parts.Take(10)) + ".");
        }
    }
}
