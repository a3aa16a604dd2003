using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Charter.Policy;
using Microsoft.Extensions.Logging;

namespace Charter.Channels;

/// <summary>
/// The one way in, for every channel: what arrived is read, and its bytes are kept and filed in one write, once for each
/// channel and external id (<see cref="IntakeFiling"/>). Many that arrive at once share a write
/// (<see cref="IntakeBatches"/>). What can't be read or filed is quarantined with its reason, and holds up nothing else.
/// </summary>
public sealed class ChannelIntake(IWriteGate writes, IFileStore files, ILogger<ChannelIntake> logger)
{
    private readonly IntakeBatches _batches = new(writes);

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
        var put = await files.PutWithRowAsync(raw.Bytes, LargestIntake, cancellationToken);
        var receive = new ReceiveIntake.Request(reader.Channel, raw.ExternalId ?? put.Hash, put.Hash, raw.Envelope);
        var request = new WriteRequest(Actor.System($"intake:{Vocabulary.Token(reader.Channel)}"), raw.At);
        try
        {
            var reading = await reader.ReadAsync(raw, put.Hash, cancellationToken);
            return await _batches.FileAsync(new(request, receive, put, reading, cancellationToken));
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

    /// <summary>Keeps what arrived for a person to look at, without reading it. When the task ends, it is durable.</summary>
    public async Task<Outcome<Result>> SetApartAsync(
        IChannelReader reader,
        RawIntake raw,
        string reason,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(raw);
        var put = await files.PutWithRowAsync(raw.Bytes, LargestIntake, cancellationToken);
        var receive = new ReceiveIntake.Request(reader.Channel, raw.ExternalId ?? put.Hash, put.Hash, raw.Envelope);
        var request = new WriteRequest(Actor.System($"intake:{Vocabulary.Token(reader.Channel)}"), raw.At);
        return await QuarantineAsync(request, receive, put, reason, cancellationToken);
    }

    /// <summary>
    /// Reads and files once more what was set apart, from the bytes as they came. What can't be filed stays where it is,
    /// with the newest reason.
    /// </summary>
    /// <param name="reader">The channel's reader.</param>
    /// <param name="intake">What was set apart.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed.</param>
    public async Task<Outcome<Result>> TakeAgainAsync(
        IChannelReader reader,
        Intake intake,
        Actor actor,
        NodaTime.Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(intake);
        if (await files.OpenAsync(intake.FileHash, cancellationToken) is not { } stored)
        {
            return new NotFound("intake");
        }

        using var bytes = new MemoryStream();
        await using (stored)
        {
            await stored.CopyToAsync(bytes, cancellationToken);
        }

        var raw = new RawIntake(bytes.ToArray(), intake.ExternalId, intake.Envelope, intake.ReceivedAt);
        var desk = Actor.System($"intake:{Vocabulary.Token(reader.Channel)}");
        try
        {
            var reading = await reader.ReadAsync(raw, intake.FileHash, cancellationToken);
            return await writes.WriteAsync(
                new WriteRequest(desk, now),
                async (db, ct) =>
                {
                    var retried = await RetryIntake.Handle(db, actor, new(intake.Id), ct);
                    // A person who asks for it has looked at it: what was only set apart is let in.
                    var wanted = reading is IntakeReading.ToSetApart apart
                        ? new IntakeReading.ToFile(apart.Otherwise)
                        : reading;
                    return retried.Refusal is { } refusal
                        ? refusal
                        : await IntakeFiling.FileReadingAsync(db, desk, intake.Id, wanted, ct);
                },
                cancellationToken
            );
        }
        catch (Exception problem)
            when (problem is not OperationCanceledException and not System.Data.Common.DbException)
        {
            logger.LogWarning(problem, "What is in quarantine on {Channel} still can't be filed", reader.Channel);
            await writes.WriteAsync(
                new WriteRequest(desk, now),
                (db, ct) => QuarantineIntake.Handle(db, desk, new(intake.Id, problem.Message), ct),
                cancellationToken
            );
            return new Result(IntakeState.Quarantined, null);
        }
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
