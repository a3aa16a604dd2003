using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Policy.Language;
using NodaTime;

namespace Charter.Desk.Policies;

/// <summary>Shows what a text promises, before it is saved or approved.</summary>
public static class CompilePolicy
{
    /// <param name="Text">The document.</param>
    /// <param name="Format">One of <see cref="PolicyTexts.Formats"/>.</param>
    public sealed record Request(string Text, string Format);

    public sealed record Result(CompiledPolicy Policy);

    public static Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        Outcome<Result> outcome =
            !actor.May(Permissions.ReadPolicy) ? new NotAllowed("read the policy")
            : PolicyTexts.Check(request.Text, request.Format) is { } invalid ? invalid
            : new Result(PolicyTexts.Compile(request.Text, request.Format));
        return Task.FromResult(outcome);
    }
}
