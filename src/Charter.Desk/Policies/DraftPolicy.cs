using Charter.Desk.Policies.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Policies;

/// <summary>Starts a draft of the policy from a text, or from a file that was read into one.</summary>
public static class DraftPolicy
{
    /// <summary>The longest title.</summary>
    public const int LongestTitle = 200;

    /// <param name="Title">What people call it; the file's name or "Customer service policy" where it is empty.</param>
    /// <param name="Text">The document.</param>
    /// <param name="Format">One of <see cref="PolicyTexts.Formats"/>.</param>
    /// <param name="FileName">The file it came from; empty for typed text.</param>
    public sealed record Request(string Title, string Text, string Format, string FileName = "");

    public sealed record Result(long PolicyVersionId, int Number, int Version);

    /// <exception cref="DbUpdateException">Two drafts were started at once; the gate tries again.</exception>
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

        if (PolicyTexts.Check(request.Text, request.Format) is { } invalid)
        {
            return invalid;
        }

        var last = await db.PolicyVersions.MaxAsync(p => (int?)p.Number, cancellationToken) ?? 0;
        var policy = new PolicyVersion
        {
            Id = db.NewId(),
            Number = last + 1,
            Title = PolicyTexts.Title(request.Title, request.FileName),
            Text = request.Text,
            Format = request.Format,
            FileName = Path.GetFileName(request.FileName),
            Status = PolicyStatus.Draft,
            CreatedAt = db.Write!.Now,
        };
        db.PolicyVersions.Add(policy);
        db.Record(new PolicyDrafted(policy.Id, policy.Number));
        return new Result(policy.Id, policy.Number, policy.Version);
    }
}
