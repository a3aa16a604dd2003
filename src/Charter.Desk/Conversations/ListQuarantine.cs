using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>What is in no ticket, the newest first: what could not be filed, or what was left out with a reason.</summary>
public static class ListQuarantine
{
    private const int MostRows = 200;

    /// <param name="BeforeId">The intake before which to go on; <c>null</c> for the newest.</param>
    /// <param name="Limit">How many, at most 200.</param>
    /// <param name="State">Quarantined, or ignored for what was left out.</param>
    public sealed record Request(long? BeforeId = null, int Limit = 50, IntakeState State = IntakeState.Quarantined);

    public static async Task<Outcome<IReadOnlyList<Intake>>> Run(
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

        if (request.State is not (IntakeState.Quarantined or IntakeState.Ignored))
        {
            return new InvalidField("state", "Only what is in no ticket is listed here.");
        }

        var before = request.BeforeId ?? long.MaxValue;
        return Outcome<IReadOnlyList<Intake>>.Of(
            await db
                .Intakes.AsNoTracking()
                .Where(i => i.State == request.State && i.Id < before)
                .OrderByDescending(i => i.Id)
                .Take(Math.Clamp(request.Limit, 1, MostRows))
                .ToListAsync(cancellationToken)
        );
    }
}
