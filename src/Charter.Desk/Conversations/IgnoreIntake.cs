using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;

namespace Charter.Desk.Conversations;

/// <summary>Keeps something that rightly is in no ticket: our own mail, a delivery report.</summary>
public static class IgnoreIntake
{
    public sealed record Request(long IntakeId, string Reason);

    /// <summary>It is not in a state that allows this.</summary>
    public sealed record AlreadyFiled() : Refusal("intake-already-filed", "It is in a ticket already.");

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

        if (intake.State == IntakeState.Filed)
        {
            return new AlreadyFiled();
        }

        var reason = FieldText.CleanLine(request.Reason, 1000);
        intake.State = IntakeState.Ignored;
        intake.Reason = reason;
        return Done.It;
    }
}
