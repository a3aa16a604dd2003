using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Charter.Policy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Charter.Channels;

/// <summary>
/// The one way in, for every channel: the bytes are stored before anything reads them; then they are read and filed in
/// one write, once for each channel and external id. What can't be read or filed is quarantined with its reason, and
/// holds up nothing else.
/// </summary>
public sealed class ChannelIntake(IWriteGate writes, IFileStore files, ILogger<ChannelIntake> logger)
{
    /// <summary>The largest thing that is taken, in bytes. Mail servers announce 50 MB at most.</summary>
    public const long LargestIntake = 60L * 1024 * 1024;

    /// <summary>What became of it.</summary>
    /// <param name="State">Where it stands; never lost, whichever it is.</param>
    /// <param name="Filed">The ticket it went into, where it did.</param>
    public sealed record Result(IntakeState State, FileIncoming.Result? Filed);

    /// <summary>Takes something that arrived. When the task ends, it is durable: the other side may be told so.</summary>
    public async Task<Outcome<Result>> TakeAsync(
        IChannelReader reader,
        RawIntake raw,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(raw);
        var put = await files.PutAsync(raw.Bytes, LargestIntake, cancellationToken);
        var receive = new ReceiveIntake.Request(reader.Channel, raw.ExternalId ?? put.Hash, put.Hash, raw.Envelope);
        var request = new WriteRequest(Actor.System($"intake:{Vocabulary.Token(reader.Channel)}"), raw.At);
        try
        {
            var reading = await reader.ReadAsync(raw, put.Hash, cancellationToken);
            return await writes.WriteAsync(
                request,
                (db, ct) => FileAsync(db, request.Actor, receive, put, reading, ct),
                cancellationToken
            );
        }
        catch (Exception problem)
            when (problem is not OperationCanceledException and not System.Data.Common.DbException)
        {
            logger.LogError(
                problem,
                "What arrived on {Channel} could not be filed; it is in quarantine",
                reader.Channel
            );
            return await QuarantineAsync(request, receive, put, problem.Message, cancellationToken);
        }
    }

    private static async Task<Outcome<Result>> FileAsync(
        DeskContext db,
        Actor actor,
        ReceiveIntake.Request receive,
        PutFile raw,
        IntakeReading reading,
        CancellationToken cancellationToken
    )
    {
        var received = await ReceiveIntake.Handle(db, actor, receive, cancellationToken);
        if (!received.IsDone(out var intake))
        {
            return received.Refusal!;
        }

        if (intake.IsRepeated)
        {
            return new Result(intake.State, null);
        }

        await FileRows.KeepAsync(db, raw, cancellationToken);
        switch (reading)
        {
            case IntakeReading.ToIgnore ignore:
                return await IgnoreAsync(db, actor, intake.IntakeId, ignore.Reason, cancellationToken);
            case IntakeReading.Bounce bounce:
                return await FileBounceAsync(db, actor, intake.IntakeId, bounce, cancellationToken);
            case IntakeReading.ToFile file:
                return await FileMessageAsync(
                    db,
                    actor,
                    file.Request with
                    {
                        IntakeId = intake.IntakeId,
                    },
                    cancellationToken
                );
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<Outcome<Result>> FileMessageAsync(
        DeskContext db,
        Actor actor,
        FileIncoming.Request request,
        CancellationToken cancellationToken
    )
    {
        foreach (var file in request.Files)
        {
            await FileRows.KeepAsync(db, new PutFile(file.FileHash, file.Size), cancellationToken);
        }

        var filed = await FileIncoming.Handle(db, actor, request, cancellationToken);
        return filed.IsDone(out var result) ? new Result(IntakeState.Filed, result) : filed.Refusal!;
    }

    // A report on a message of ours is told to the agent at that message; any other report is filed as a machine's mail.
    private static async Task<Outcome<Result>> FileBounceAsync(
        DeskContext db,
        Actor actor,
        long intakeId,
        IntakeReading.Bounce bounce,
        CancellationToken cancellationToken
    )
    {
        var messageId = bounce.OriginalMessageId is { } id
            ? await db
                .Messages.Where(m => m.ExternalId == id && m.Direction == MessageDirection.Outbound)
                .Select(m => (long?)m.Id)
                .FirstOrDefaultAsync(cancellationToken)
            : null;
        if (messageId is null)
        {
            return await FileMessageAsync(db, actor, bounce.Otherwise with { IntakeId = intakeId }, cancellationToken);
        }

        if (bounce.IsHard)
        {
            var told = new RecordDelivery.Request(messageId.Value, DeliveryState.Refused, bounce.Detail);
            await RecordDelivery.Handle(db, told, cancellationToken);
        }

        var reason = $"delivery report for {bounce.Recipient}: {bounce.Detail}";
        return await IgnoreAsync(db, actor, intakeId, reason, cancellationToken);
    }

    private static async Task<Outcome<Result>> IgnoreAsync(
        DeskContext db,
        Actor actor,
        long intakeId,
        string reason,
        CancellationToken cancellationToken
    )
    {
        var ignored = await IgnoreIntake.Handle(db, actor, new(intakeId, reason), cancellationToken);
        return ignored.Refusal is { } refusal ? refusal : new Result(IntakeState.Ignored, null);
    }

    private async Task<Outcome<Result>> QuarantineAsync(
        WriteRequest request,
        ReceiveIntake.Request receive,
        PutFile raw,
        string reason,
        CancellationToken cancellationToken
    ) =>
        await writes.WriteAsync(
            request,
            async (db, ct) =>
            {
                var received = await ReceiveIntake.Handle(db, request.Actor, receive, ct);
                if (!received.IsDone(out var intake))
                {
                    return received.Refusal!;
                }

                if (!intake.IsRepeated)
                {
                    await FileRows.KeepAsync(db, raw, ct);
                    await QuarantineIntake.Handle(db, request.Actor, new(intake.IntakeId, reason), ct);
                }

                return Outcome<Result>.Of(new Result(intake.IsRepeated ? intake.State : IntakeState.Quarantined, null));
            },
            cancellationToken
        );
}
