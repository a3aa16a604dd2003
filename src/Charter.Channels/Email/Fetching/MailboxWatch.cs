using Charter.Desk.Mailboxes;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Charter.Channels.Email.Fetching;

/// <summary>
/// Keeps this node at the mailboxes that are due and that no other node has: starts sessions, renews their leases, and
/// ends those whose settings changed, that were paused, or that somebody else has by now.
/// </summary>
public sealed class MailboxWatch(
    IReadGate reads,
    IWriteGate writes,
    MailIntake intake,
    MailboxConnector connector,
    FetchLimits limits,
    TimeProvider time,
    ILogger<MailboxWatch> logger
) : IAsyncDisposable
{
    private static readonly Actor Desk = Actor.System("mailboxes");

    // Unique to this run of the process: what an earlier run held is not ours.
    private readonly string _node = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
    private readonly Dictionary<long, Stay> _stays = [];
    private Instant _renewedAt;

    /// <summary>Frees what a dead run of the only process on a data folder left. Not for several nodes on one database.</summary>
    public async Task TakeOverAsync(CancellationToken cancellationToken) =>
        await writes.WriteAsync(
            new WriteRequest(Desk, Now()),
            (db, ct) => ReleaseMailboxes.Handle(db, Desk, ct),
            cancellationToken
        );

    /// <summary>Looks once; to be called every other second.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await ReapAsync();
        IReadOnlyList<ReadMailboxJob.Result> jobs;
        await using (var db = reads.Open())
        {
            jobs = await ReadMailboxJob.RunAll(db, cancellationToken);
        }

        var now = Now();
        EndOutdated(jobs);
        await RenewAsync(now, cancellationToken);
        foreach (var job in jobs)
        {
            var isDue = job.State.NextTryAt <= now && !(job.State.LeasedUntil > now);
            if (isDue && !_stays.ContainsKey(job.Mailbox.Id))
            {
                await StartAsync(job, now, cancellationToken);
            }
        }
    }

    /// <summary>Ends all sessions; mails that are on their way in are finished.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var stay in _stays.Values)
        {
            await stay.Stop.CancelAsync();
        }

        await Task.WhenAll(_stays.Values.Select(s => s.Work));
        await ReapAsync();
    }

    private Instant Now() => Microseconds.Truncate(Instant.FromDateTimeOffset(time.GetUtcNow()));

    private async Task ReapAsync()
    {
        foreach (var (id, stay) in _stays.Where(s => s.Value.Work.IsCompleted).ToList())
        {
            _stays.Remove(id);
            await stay.Work;
            stay.Stop.Dispose();
        }
    }

    private void EndOutdated(IReadOnlyList<ReadMailboxJob.Result> jobs)
    {
        var byId = jobs.ToDictionary(j => j.Mailbox.Id);
        foreach (var (id, stay) in _stays)
        {
            var isGood =
                byId.TryGetValue(id, out var job)
                && job.Mailbox.Version == stay.Run.Mailbox.Version
                && job.State.Fence == stay.Run.Lease.Fence;

            // A session that is taking mails has no need to be told to.
            var isAsked = stay.Run.IsWaiting && job?.State.AskedAt > stay.StartedAt;
            if (!isGood || isAsked)
            {
                stay.Stop.Cancel();
            }
        }
    }

    private async Task RenewAsync(Instant now, CancellationToken cancellationToken)
    {
        if (_stays.Count == 0 || now - _renewedAt < Duration.FromTimeSpan(limits.Lease) / 4)
        {
            return;
        }

        var held = _stays.Values.Where(s => !s.Work.IsCompleted).Select(s => s.Run.Lease).ToList();
        await writes.WriteAsync(
            new WriteRequest(Desk, now),
            (db, ct) => RenewLeases.Handle(db, Desk, new(held, Duration.FromTimeSpan(limits.Lease)), ct),
            cancellationToken
        );
        _renewedAt = now;
    }

    private async Task StartAsync(ReadMailboxJob.Result job, Instant now, CancellationToken cancellationToken)
    {
        var request = new ClaimMailbox.Request(job.Mailbox.Id, _node, Duration.FromTimeSpan(limits.Lease));
        var claimed = await writes.WriteAsync(
            new WriteRequest(Desk, now),
            (db, ct) => ClaimMailbox.Handle(db, Desk, request, ct),
            cancellationToken
        );
        if (!claimed.IsDone(out var result) || result.Fence is not { } fence)
        {
            return;
        }

        // Read again under the lease: what another node noted until now counts.
        await using var db = reads.Open();
        var current = await ReadMailboxJob.Run(db, job.Mailbox.Id, cancellationToken) ?? job;
        var lease = new MailboxLease(job.Mailbox.Id, fence);
        var run = new FetchRun(current, lease, intake, reads, writes, time, limits);
        var stop = new CancellationTokenSource();
        var work = Task.Run(
            () => new MailboxSession(run, connector, logger).RunAsync(stop.Token),
            CancellationToken.None
        );
        _stays.Add(job.Mailbox.Id, new Stay(run, now, stop, work));
    }

    private sealed record Stay(FetchRun Run, Instant StartedAt, CancellationTokenSource Stop, Task Work);
}
