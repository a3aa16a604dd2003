using Charter.Desk.Deliveries.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Deliveries;

/// <summary>
/// Carries effects out: claims what is due, tries each once, and records what came of it. What was not recorded when
/// the process died is tried again when its lease ends.
/// </summary>
/// <param name="claims">Takes due items.</param>
/// <param name="writes">Records the results.</param>
/// <param name="effects">What can leave, one for each name.</param>
/// <param name="afterResult">Called in the same write once an item is done, refused or abandoned, so that whoever asked for it can note it.</param>
/// <param name="time">The clock.</param>
public sealed class OutboxWorker(
    IOutboxClaim claims,
    IWriteGate writes,
    IEnumerable<IEffect> effects,
    Func<DeskContext, OutboxItem, EffectResult, CancellationToken, Task> afterResult,
    TimeProvider time
)
{
    /// <summary>How many items one round takes; they are tried side by side.</summary>
    public const int LargestRound = 8;

    private const int LongestError = 1000;
    private static readonly Duration Lease = Duration.FromMinutes(5);

    // Ends well before the lease, so that no other node starts while this one still talks.
    private static readonly TimeSpan LongestTry = TimeSpan.FromMinutes(3);

    private readonly Dictionary<string, IEffect> _effects = effects.ToDictionary(effect => effect.Name);

    // Unique to this run of the process: what an earlier run left claimed is not ours.
    private readonly string _node = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>Does one round.</summary>
    /// <returns>How many items were tried; a full round means that more may wait.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var items = await claims.ClaimAsync(LargestRound, _node, Lease, cancellationToken);
        await Task.WhenAll(items.Select(item => CarryOutAsync(item, cancellationToken)));
        return items.Count;
    }

    private async Task CarryOutAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var result = await TryAsync(item, cancellationToken);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());

        // Not with the stopping token: what left must be noted, or it leaves again.
        await writes.WriteAsync(
            new WriteRequest(Actor.System("outbox"), now),
            (db, cancellation) => RecordAsync(db, item, result, cancellation),
            CancellationToken.None
        );
    }

    private async Task<EffectResult> TryAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        if (!_effects.TryGetValue(item.Effect, out var effect))
        {
            return EffectResult.Lost($"This program has no delivery named “{item.Effect}”.");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestTry);
        try
        {
            return await effect.TryAsync(item, limit.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping in the middle: nothing is known, and the lease ends by itself.
            throw;
        }
        catch (OperationCanceledException)
        {
            return EffectResult.Lost($"No answer within {LongestTry.TotalMinutes:0} minutes.") with
            {
                MayHaveLeft = true,
            };
        }
        catch (Exception error)
        {
            return EffectResult.Lost(error.Message);
        }
    }

    private async Task<Outcome<Done>> RecordAsync(
        DeskContext db,
        OutboxItem claimed,
        EffectResult result,
        CancellationToken cancellationToken
    )
    {
        var item = await db.Outbox.SingleOrDefaultAsync(i => i.Id == claimed.Id, cancellationToken);
        if (item is null || item.Fence != claimed.Fence || item.State != OutboxState.Waiting)
        {
            // Another node holds it now, or a person took it back; its word counts.
            return Done.It;
        }

        item.Attempts += result.Verdict == EffectVerdict.PutOff ? 0 : 1;
        item.LeasedBy = null;
        item.LeasedUntil = null;
        item.Payload = result.Payload ?? item.Payload;
        item.MayHaveLeftAt ??= result.MayHaveLeft ? db.Write!.Now : null;
        item.LastError = result.Verdict == EffectVerdict.Done ? null : Shorten(result.Detail);
        Settle(db, item, result, db.Write!.Now);
        if (item.State != OutboxState.Waiting)
        {
            await afterResult(db, item, result, cancellationToken);
        }

        return Done.It;
    }

    private static void Settle(DeskContext db, OutboxItem item, EffectResult result, Instant now)
    {
        switch (result.Verdict)
        {
            case EffectVerdict.Done:
                item.State = OutboxState.Done;
                item.DoneAt = now;
                return;
            case EffectVerdict.Refused:
                item.State = OutboxState.Refused;
                item.DoneAt = now;
                return;
            case EffectVerdict.PutOff:
                item.DueAt = result.PutOffUntil is { } at && at > now ? at : now;
                return;
            default:
                if (DeliverySchedule.PauseAfter(item.Attempts, Random.Shared.NextDouble()) is { } pause)
                {
                    item.DueAt = now + pause;
                    return;
                }

                item.State = OutboxState.Abandoned;
                item.DoneAt = now;
                db.Record(new DeliveryAbandoned(item.Id, item.Effect, item.LastError ?? ""), item.TicketId);
                return;
        }
    }

    private static string Shorten(string? detail) =>
        detail is null ? ""
        : detail.Length <= LongestError ? detail
        : detail[..LongestError];
}
