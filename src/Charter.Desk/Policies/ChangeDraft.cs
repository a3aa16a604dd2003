using Charter.Desk.Policies.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;

namespace Charter.Desk.Policies;

/// <summary>Changes the text of a draft.</summary>
public static class ChangeDraft
{
    /// <param name="PolicyVersionId">Which draft.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Text">Its text.</param>
    /// <param name="Version">The version that the author read.</param>
    public sealed record Request(long PolicyVersionId, string Title, string Text, int Version);

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
        if (!actor.May(Permissions.EditPolicy))
        {
            return new NotAllowed("edit the policy");
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
            return new OnlyDraftsChange(policy.Status);
        }

        if (PolicyTexts.Check(request.Text, policy.Format) is { } invalid)
        {
            return invalid;
        }

        policy.Title = PolicyTexts.Title(request.Title, policy.FileName);
        policy.Text = request.Text;
        policy.Version++;
        db.Record(new PolicyChanged(policy.Id, policy.Number));
        return new Result(policy.Id, policy.Version);
    }

    /// <summary>The version was signed; its text stands. A new draft can be made from it.</summary>
    public sealed record OnlyDraftsChange(PolicyStatus Status)
        : Refusal("policy-not-a-draft", "This version was approved and its text stands. Make a new draft from it.");
}
