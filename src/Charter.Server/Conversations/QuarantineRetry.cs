using Charter.Channels;
using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage.Files;
using Charter.Server.Api;
using Microsoft.EntityFrameworkCore;

namespace Charter.Server.Conversations;

/// <summary>What can be done with something that is in no ticket, set apart or left out, from page and API alike.</summary>
public sealed class QuarantineRetry(ChannelIntake intake, IFileStore files, IServiceProvider services)
{
    /// <summary>Reads and files it once more; what was left out with a reason is filed all the same.</summary>
    public async Task<Outcome<ChannelIntake.Result>> RunAsync(
        DeskRequest desk,
        long intakeId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(desk);
        var found = await FindAsync(desk, intakeId);
        if (!found.IsDone(out var apart))
        {
            return found.Refusal!;
        }

        return ChannelRegistry.Readers.TryGetValue(apart.Channel, out var reader)
            ? await intake.TakeAgainAsync(
                (IChannelReader)services.GetRequiredService(reader),
                apart,
                desk.Actor,
                desk.Now,
                cancellationToken
            )
            : new NotFound("intake");
    }

    /// <summary>Its bytes as they came.</summary>
    public async Task<Outcome<Stream>> OpenAsync(DeskRequest desk, long intakeId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var found = await FindAsync(desk, intakeId);
        if (!found.IsDone(out var apart))
        {
            return found.Refusal!;
        }

        return await files.OpenAsync(apart.FileHash, cancellationToken) is { } content
            ? Outcome<Stream>.Of(content)
            : new NotFound("intake");
    }

    // Only what was set apart or left out: whatever else arrived is read through its ticket.
    private static async Task<Outcome<Intake>> FindAsync(DeskRequest desk, long intakeId)
    {
        if (desk.Actor.Lacks(Permissions.Operate) is { } notAllowed)
        {
            return notAllowed;
        }

        var found = await desk.ReadAsync(
            (db, ct) => db.Intakes.AsNoTracking().SingleOrDefaultAsync(i => i.Id == intakeId, ct)
        );
        return found is { State: IntakeState.Quarantined or IntakeState.Ignored } ? found : new NotFound("intake");
    }
}
