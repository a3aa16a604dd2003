using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Charter.Policy;
using Microsoft.Extensions.Logging;

namespace Charter.Channels;

/// <summary>
/// The one way in, for every channel: what arrived is kept before anything reads it (<see cref="ArrivalLog"/>); then it is
/// read, and its bytes are stored with what became of it in one write, once for each channel and external id
/// (<see cref="IntakeFiling"/>). Many that arrive at once share a flush and a write (<see cref="IntakeBatches"/>). What
/// can't be read or filed is quarantined with its reason, and holds up nothing else.
/// </summary>
public sealed class ChannelIntake(
    IWriteGate writes,
    IReadGate reads,
    IFileStore files,
    ArrivalLog arrivals,
    ILogger<ChannelIntake> logger
)
{
    // Once may be chance: whatever shared its flush was being read too. The second time it was read alone.
    private const int MostReadings = 2;

    private readonly IntakeBatches _batches = new(writes);
    private readonly UnreadIntakes _unread = new(reads);

    /// <summary>The largest thing that is taken, in bytes. Mail servers announce 50 MB at most.</summary>
    public const long LargestIntake = 60L * 1024 * 1024;

    /// <summary>What became of it.</summary>
    /// <param name="State">Where it stands; never lost, whichever it is.</param>
    /// <param name="Filed">The ticket it went into, where it did.</param>
    public sealed record Result(IntakeState State, FileIncoming.Result? Filed);

    /// <summary>How much was read and waits for a write that has not begun.</summary>
    internal int Waiting => _batches.Waiting;

    /// <summary>Takes something that arrived. When the task ends, it is durable: the other side may be told so.</summary>
    public async Task<Outcome<Result>> TakeAsync(
        IChannelReader reader,
        RawIntake raw,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(raw);
        if (await _unread.FindAsync(reader.Channel, raw.Fingerprint, cancellationToken) is { } state)
        {
            return new Result(state, null);
        }

        using var kept = await arrivals.KeepAsync(reader.Channel, raw);
        return await ReadAndFileAsync(reader, raw, cancellationToken);
    }

    /// <summary>
    /// Takes what a process was reading when it ended: alone, and noted before. What has ended a process twice is set apart
    /// unread.
    /// </summary>
    internal async Task TakeLeftAsync(IChannelReader reader, LeftArrival left, CancellationToken cancellationToken)
    {
        if (await _unread.FindAsync(reader.Channel, left.Raw.Fingerprint, cancellationToken) is null)
        {
            await (
                left.Readings < MostReadings
                    ? TakeOnceMoreAsync(reader, left, cancellationToken)
                    : SetApartUnreadAsync(reader, left.Raw, cancellationToken)
            );
        }

        left.Forget();
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
        return await QuarantineAsync(
            RequestFor(reader, raw),
            Receive(reader, raw, put),
            put,
            reason,
            cancellationToken
        );
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

        var arrived = new RawIntake(bytes.ToArray(), intake.ExternalId, intake.Envelope, intake.ReceivedAt);
        var desk = Actor.System($"intake:{Vocabulary.Token(reader.Channel)}");
        try
        {
            var reading = await reader.ReadAsync(reader.Look(arrived), intake.FileHash, cancellationToken);
            return await writes.WriteAsync(
                new WriteRequest(desk, now),
                async (db, ct) =>
                {
                    var retried = await RetryIntake.Handle(db, actor, new(intake.Id), ct);
                    // A person who asks for it has looked at it: what was only set apart, or left out, is let in.
                    var wanted = reading.Insisted(intake.State == IntakeState.Ignored) is { } insisted
                        ? new IntakeReading.ToFile(insisted)
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

    private static WriteRequest RequestFor(IChannelReader reader, RawIntake raw) =>
        new(Actor.System($"intake:{Vocabulary.Token(reader.Channel)}"), raw.At);

    private static ReceiveIntake.Request Receive(IChannelReader reader, RawIntake raw, PutFile put) =>
        new(reader.Channel, raw.ExternalId ?? raw.Fingerprint, put.Hash, raw.Envelope);

    private async Task<Outcome<Result>> ReadAndFileAsync(
        IChannelReader reader,
        RawIntake raw,
        CancellationToken cancellationToken
    )
    {
        var put = await files.PutWithRowAsync(raw.Bytes, LargestIntake, cancellationToken);
        var request = RequestFor(reader, raw);
        var looked = raw;
        try
        {
            looked = reader.Look(raw);
            var reading = await reader.ReadAsync(looked, put.Hash, cancellationToken);
            var receive = Receive(reader, looked, put);
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
            return await QuarantineAsync(
                request,
                Receive(reader, looked, put),
                put,
                problem.Message,
                cancellationToken
            );
        }
    }

    private async Task SetApartUnreadAsync(IChannelReader reader, RawIntake raw, CancellationToken cancellationToken)
    {
        if (await _unread.WasStoredAsync(reader.Channel, raw, cancellationToken))
        {
            // It was filed, and only its being done with was not noted any more.
            return;
        }

        logger.LogError("Reading what arrived on {Channel} ended the program twice; it is set apart", reader.Channel);
        var apart = await SetApartAsync(
            reader,
            raw with
            {
                ExternalId = UnreadIntakes.IdOf(raw.Fingerprint),
            },
            "The program ended twice while it read this. Reading it again may end it once more.",
            cancellationToken
        );
        if (apart.Refusal is { } refusal)
        {
            throw new InvalidOperationException(refusal.Reason);
        }

        await _unread.AddAsync(reader.Channel, raw.Fingerprint, cancellationToken);
    }

    private async Task TakeOnceMoreAsync(IChannelReader reader, LeftArrival left, CancellationToken cancellationToken)
    {
        left.Begin();
        try
        {
            // Whoever brought it was told nothing. What is refused now, they may bring once more.
            await ReadAndFileAsync(reader, left.Raw, cancellationToken);
        }
        catch
        {
            left.PutBack();
            throw;
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
