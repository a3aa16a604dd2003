using Charter.Desk.Storage;
using Charter.Policy;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>What arrived and was not read yet, the oldest first: where the readers of a channel go on after a restart.</summary>
public static class ListUnreadIntake
{
    public static async Task<IReadOnlyList<Intake>> Run(
        DeskContext db,
        ServedSubject channel,
        int limit,
        CancellationToken cancellationToken
    ) =>
        await db
            .Intakes.AsNoTracking()
            .Where(i => i.State == IntakeState.Received && i.Channel == channel)
            .OrderBy(i => i.ReceivedAt)
            .ThenBy(i => i.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);
}
