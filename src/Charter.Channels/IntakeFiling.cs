using System.Collections.Immutable;
using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;

namespace Charter.Channels;

/// <summary>
/// How what arrived becomes a message in a ticket, within one write: its bytes are kept, and what the channel read in them is
/// filed. One and many go the same way; for many, the questions to the database are asked for all at once.
/// </summary>
internal static class IntakeFiling
{
    /// <summary>Two of a batch belong to one ticket or customer: each needs a write of its own.</summary>
    public sealed record HaveMetInOnePlace()
        : Refusal("intake-together", "Two that arrived together belong to one customer; each is filed by itself.");

    /// <summary>Keeps and files all of them, in their order. Whatever is refused refuses all.</summary>
    /// <returns>What became of each, in the same order.</returns>
    public static async Task<Outcome<ImmutableArray<ChannelIntake.Result>>> FileAllAsync(
        DeskContext db,
        IReadOnlyList<IntakeWork> batch,
        CancellationToken cancellationToken
    )
    {
        var write = db.Write!;
        var latest = write.Now;
        await AskAsync(db, batch, cancellationToken);
        var results = ImmutableArray.CreateBuilder<ChannelIntake.Result>(batch.Count);
        foreach (var work in batch)
        {
            write.MoveTo(work.Request.Now);
            var filed = await FileAsync(db, work, cancellationToken);
            if (!filed.IsDone(out var result))
            {
                return filed.Refusal!;
            }

            results.Add(result);
        }

        write.MoveTo(latest);
        return HaveMet(db, results) ? new HaveMetInOnePlace() : results.MoveToImmutable();
    }

    // One question for all of them instead of one for each.
    private static async Task AskAsync(
        DeskContext db,
        IReadOnlyList<IntakeWork> batch,
        CancellationToken cancellationToken
    )
    {
        foreach (var channel in batch.GroupBy(w => w.Receive.Channel))
        {
            await ReceiveIntake.AskAsync(
                db,
                channel.Key,
                [.. channel.Select(w => w.Receive.ExternalId)],
                cancellationToken
            );
        }

        await FileRows.AskAsync(
            db,
            [.. batch.SelectMany(w => w.Files).Select(f => f.Hash).Distinct(StringComparer.Ordinal)],
            cancellationToken
        );
        foreach (var kind in batch.Where(w => w.Sender is not null).GroupBy(w => w.Sender!.Value.Kind))
        {
            await FindOrAddCustomer.AskAsync(
                db,
                kind.Key,
                [.. kind.Select(w => w.Sender!.Value.Normalized).Distinct(StringComparer.Ordinal)],
                cancellationToken
            );
        }
    }

    // Rules such as "so many letters in an hour" ask what is stored about a ticket and its customer. In one write they see
    // nothing of each other, so that two for one customer must not share it.
    private static bool HaveMet(DeskContext db, IReadOnlyList<ChannelIntake.Result> results)
    {
        var customers = new HashSet<long>();
        return !results
            .Where(r => r.Filed is not null)
            .Select(r => db.Tickets.Local.FindEntry(r.Filed!.TicketId)?.Entity.CustomerId)
            .OfType<long>()
            .All(customers.Add);
    }

    private static async Task<Outcome<ChannelIntake.Result>> FileAsync(
        DeskContext db,
        IntakeWork work,
        CancellationToken cancellationToken
    )
    {
        var received = await ReceiveIntake.Handle(db, work.Request.Actor, work.Receive, cancellationToken);
        if (!received.IsDone(out var intake))
        {
            return received.Refusal!;
        }

        if (intake.IsRepeated)
        {
            return new ChannelIntake.Result(intake.State, null);
        }

        await FileRows.KeepAsync(db, work.Raw, cancellationToken);
        return await FileReadingAsync(db, work.Request.Actor, intake.IntakeId, work.Reading, cancellationToken);
    }

    /// <summary>Files what was kept, as it was read.</summary>
    internal static async Task<Outcome<ChannelIntake.Result>> FileReadingAsync(
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

    private static async Task<Outcome<ChannelIntake.Result>> FileMessageAsync(
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
        return filed.IsDone(out var result) ? new ChannelIntake.Result(IntakeState.Filed, result) : filed.Refusal!;
    }

    // A report on a message of ours is told to the agent at that message; any other report is filed as a machine's mail.
    private static async Task<Outcome<ChannelIntake.Result>> FileBounceAsync(
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

    private static async Task<Outcome<ChannelIntake.Result>> FileComplaintAsync(
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

    private static async Task<Outcome<ChannelIntake.Result>> FileReceiptAsync(
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

    private static async Task<Outcome<ChannelIntake.Result>> FileAnswerAsync(
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
            ? new ChannelIntake.Result(result.MessageId is null ? IntakeState.Quarantined : IntakeState.Filed, null)
            : answered.Refusal!;
    }

    private static async Task<Outcome<ChannelIntake.Result>> SetApartAsync(
        DeskContext db,
        Actor actor,
        long intakeId,
        string reason,
        CancellationToken cancellationToken
    )
    {
        var apart = await QuarantineIntake.Handle(db, actor, new(intakeId, reason), cancellationToken);
        return apart.Refusal is { } refusal ? refusal : new ChannelIntake.Result(IntakeState.Quarantined, null);
    }

    private static async Task<Outcome<ChannelIntake.Result>> IgnoreAsync(
        DeskContext db,
        Actor actor,
        long intakeId,
        string reason,
        CancellationToken cancellationToken
    )
    {
        var ignored = await IgnoreIntake.Handle(db, actor, new(intakeId, reason), cancellationToken);
        return ignored.Refusal is { } refusal ? refusal : new ChannelIntake.Result(IntakeState.Ignored, null);
    }
}
