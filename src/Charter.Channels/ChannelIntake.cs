using Charter.Desk.Conversations;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Charter.Policy;
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
        var put = await files.PutAsync(raw.Bytes, LargestIntake, cancellationToken);
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
                    // A person who asks for it has looked at it: what was only set apart, or left out, is let in.
                    var wanted = reading.Insisted(intake.State == IntakeState.Ignored) is { } insisted
                        ? new IntakeReading.ToFile(insisted)
                        : reading;
                    return retried.Refusal is { } refusal
                        ? refusal
                        : await FileReadingAsync(db, desk, intake.Id, wanted, ct);
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
        return await FileReadingAsync(db, actor, intake.IntakeId, reading, cancellationToken);
    }

    private static async Task<Outcome<Result>> FileReadingAsync(
        DeskContext db,
        Actor actor,
        long intakeId,
        IntakeReading reading,
        CancellationToken cancellationToken
    ) =>
        reading switch
        {
            IntakeReading.ToIgnore ignore => await IgnoreAsync(db, actor, intakeId, ignore.Reason, cancellationToken),
            IntakeReading.ToSetApart apart => await SetApartAsync(db, actor, intakeId, apart.Reason, cancellationToken),
            IntakeReading.Bounce bounce => await FileBounceAsync(db, actor, intakeId, bounce, cancellationToken),
            IntakeReading.Complaint complaint => await FileComplaintAsync(
                db,
                actor,
                intakeId,
                complaint,
                cancellationToken
            ),
            IntakeReading.Receipt receipt => await FileReceiptAsync(db, actor, intakeId, receipt, cancellationToken),
            IntakeReading.StaffAnswer answer => await FileAnswerAsync(
                db,
                actor,
                answer.Request with
                {
                    IntakeId = intakeId,
                },
                cancellationToken
            ),
            IntakeReading.ToFile file => await FileMessageAsync(
                db,
                actor,
                file.Request with
                {
                    IntakeId = intakeId,
                },
                cancellationToken
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

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
        var request = new RecordReturnedMail.Request(bounce.OriginalMessageId, bounce.Reports) { Proof = bounce.Proof };
        var recorded = await RecordReturnedMail.Handle(db, request, cancellationToken);
        if (!recorded.IsDone(out var result) || !result.IsOurs)
        {
            return await FileMessageAsync(db, actor, bounce.Otherwise with { IntakeId = intakeId }, cancellationToken);
        }

        var said = string.Join("; ", bounce.Reports.Select(r => $"{r.Recipient}: {r.Detail}"));
        return await IgnoreAsync(db, actor, intakeId, $"delivery report for {said}", cancellationToken);
    }

    private static async Task<Outcome<Result>> FileComplaintAsync(
        DeskContext db,
        Actor actor,
        long intakeId,
        IntakeReading.Complaint complaint,
        CancellationToken cancellationToken
    )
    {
        var request = new RecordComplaint.Request(complaint.OriginalMessageId, complaint.Kind, complaint.Proof);
        var recorded = await RecordComplaint.Handle(db, request, cancellationToken);
        return recorded.IsDone(out var result) && result.IsOurs
            ? await IgnoreAsync(db, actor, intakeId, "complaint about a message of ours", cancellationToken)
            : await FileMessageAsync(db, actor, complaint.Otherwise with { IntakeId = intakeId }, cancellationToken);
    }

    private static async Task<Outcome<Result>> FileReceiptAsync(
        DeskContext db,
        Actor actor,
        long intakeId,
        IntakeReading.Receipt receipt,
        CancellationToken cancellationToken
    )
    {
        await RecordReceipt.Handle(db, new(receipt.OriginalMessageId), cancellationToken);
        return await IgnoreAsync(db, actor, intakeId, "read receipt", cancellationToken);
    }

    private static async Task<Outcome<Result>> FileAnswerAsync(
        DeskContext db,
        Actor actor,
        FileStaffAnswer.Request request,
        CancellationToken cancellationToken
    )
    {
        foreach (var file in request.Files)
        {
            await FileRows.KeepAsync(db, new PutFile(file.FileHash, file.Size), cancellationToken);
        }

        var answered = await FileStaffAnswer.Handle(db, actor, request, cancellationToken);
        return answered.IsDone(out var result)
            ? new Result(result.MessageId is null ? IntakeState.Quarantined : IntakeState.Filed, null)
            : answered.Refusal!;
    }

    private static async Task<Outcome<Result>> SetApartAsync(
        DeskContext db,
        Actor actor,
        long intakeId,
        string reason,
        CancellationToken cancellationToken
    )
    {
        var apart = await QuarantineIntake.Handle(db, actor, new(intakeId, reason), cancellationToken);
        return apart.Refusal is { } refusal ? refusal : new Result(IntakeState.Quarantined, null);
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
