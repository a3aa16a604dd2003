using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;

namespace Charter.Desk.Conversations;

/// <summary>Gives what was set apart another try; whoever reads intake takes it up again.</summary>
public static class RetryIntake
{
    public sealed record Request(long IntakeId);

    /// <summary>It is not in a state that allows this.</summary>
    public sealed record NotSetApart() : Refusal("intake-not-set-apart", "It is neither quarantined nor ignored.");

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (actor.Lacks(Permissions.Operate) is { } notAllowed)
        {
            return notAllowed;
        }

        if (await db.Intakes.FindAsync([request.IntakeId], cancellationToken) is not { } intake)
        {
            return new NotFound("intake");
        }

        if (intake.State is not (IntakeState.Quarantined or IntakeState.Ignored))
        {
            return new NotSetApart();
        }

        intake.State = IntakeState.Received;
        return Done.It;
    }
}
