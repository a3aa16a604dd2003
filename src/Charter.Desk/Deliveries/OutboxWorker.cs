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
        var all = items.Select(item => CarryOutAsync(item, cancellationToken)).ToList();
        var running = all.ToList();
        var failures = new List<Exception>();
        while (running.Count > 0)
        {
            await Task.WhenAny(running);
            // Those that ended meanwhile are noted in one write; nobody waits for a slow server.
            var ended = running.Where(t => t.IsCompleted).ToList();
            running.RemoveAll(ended.Contains);
            var tried = ended.Where(t => t.IsCompletedSuccessfully).ToList();
            await RecordAsync(await Task.WhenAll(tried), failures);
        }

        await Task.WhenAll(all);
        return failures.Count == 0 ? items.Count : throw new AggregateException(failures);
    }

    private sealed record Tried(OutboxItem Item, EffectResult Result);

    private async Task<Tried> CarryOutAsync(OutboxItem item, CancellationToken cancellationToken) =>
        new(item, await TryAsync(item, cancellationToken));

    // Not with the stopping token: what left must be noted, or it leaves again. One that can't be noted must not take the
    // others with it.
    private async Task RecordAsync(IReadOnlyList<Tried> ended, List<Exception> failures)
    {
        if (ended.Count == 0)
        {
            return;
        }

        var request = new WriteRequest(Actor.System("outbox"), Instant.FromDateTimeOffset(time.GetUtcNow()));
        try
        {
            await writes.WriteAsync(request, (db, ct) => RecordAllAsync(db, ended, ct), CancellationToken.None);
        }
        catch (Exception failure) when (ended.Count == 1)
        {
            failures.Add(failure);
        }
        catch (Exception)
        {
            foreach (var one in ended)
            {
                await RecordAsync([one], failures);
            }
        }
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

    private async Task<Outcome<Done>> RecordAllAsync(
        DeskContext db,
        IReadOnlyList<Tried> ended,
        CancellationToken cancellationToken
    )
    {
        var ids = ended.Select(e => e.Item.Id).ToList();
        var items = await db.Outbox.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
        foreach (var (claimed, result) in ended)
        {
            if (items.TryGetValue(claimed.Id, out var item))
            {
                await RecordOneAsync(db, claimed, item, result, cancellationToken);
            }
        }

        return Done.It;
    }

    private async Task RecordOneAsync(
        DeskContext db,
        OutboxItem claimed,
        OutboxItem item,
        EffectResult result,
        CancellationToken cancellationToken
    )
    {
        if (item.Fence != claimed.Fence || item.State != OutboxState.Waiting)
        {
            // Another node holds it now, or a person took it back; its word counts.
            return;
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
