using System.Threading.Channels;
using Charter.Policy.Clocks;

namespace Charter.Policy.Backtests;

/// <summary>
/// Runs a draft policy over what really happened: which of its promises would have been kept, what was really achieved,
/// and what could have been promised. Histories are streamed, so that memory depends on the policy and not on their number.
/// </summary>
public static class Backtest
{
    private const int BatchSize = 256;

    /// <summary>Folds every history under the draft alone, on several threads, and counts what came of it.</summary>
    /// <param name="draft">The policy to try, with the calendar that its time is counted in.</param>
    /// <param name="histories">What happened to each ticket, in any order. What another policy did to it (a version applied,
    /// warnings and breaches recorded, promises brought along by a merge) is passed over.</param>
    /// <param name="options">When clocks are read, how many threads, whom to tell how far it is.</param>
    /// <param name="cancellationToken">Ends the work between tickets.</param>
    public static async Task<BacktestReport> RunAsync(
        GoverningPolicy draft,
        IAsyncEnumerable<IReadOnlyList<ClockEvent>> histories,
        BacktestOptions options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(histories);
        ArgumentNullException.ThrowIfNull(options);
        var threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        var policies = GoverningPolicies.Of(draft);
        var done = new ProgressCount(options.Progress);
        var batches = Channel.CreateBounded<List<IReadOnlyList<ClockEvent>>>(
            new BoundedChannelOptions(threads * 4) { SingleWriter = true }
        );
        // Whoever fails first, reader or counter, ends the others.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var counting = Enumerable
            .Range(0, threads)
            .Select(_ =>
                Task.Run(() => CountAsync(batches.Reader, policies, options, done, stop), CancellationToken.None)
            )
            .ToArray();
        try
        {
            await DealAsync(histories, batches.Writer, stop.Token);
        }
        catch (Exception problem)
        {
            await stop.CancelAsync();
            batches.Writer.TryComplete(problem);
            await ((Task)Task.WhenAll(counting)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // The reading was stopped because a counter failed: its own exception says why.
                await Task.WhenAll(counting);
            }

            throw;
        }

        var tallies = await Task.WhenAll(counting);
        for (var i = 1; i < tallies.Length; i++)
        {
            tallies[0].Merge(tallies[i]);
        }

        return tallies[0].Report();
    }

    private static async Task DealAsync(
        IAsyncEnumerable<IReadOnlyList<ClockEvent>> histories,
        ChannelWriter<List<IReadOnlyList<ClockEvent>>> writer,
        CancellationToken cancellationToken
    )
    {
        var batch = new List<IReadOnlyList<ClockEvent>>(BatchSize);
        await foreach (var history in histories.WithCancellation(cancellationToken))
        {
            batch.Add(history);
            if (batch.Count == BatchSize)
            {
                await writer.WriteAsync(batch, cancellationToken);
                batch = new List<IReadOnlyList<ClockEvent>>(BatchSize);
            }
        }

        if (batch.Count > 0)
        {
            await writer.WriteAsync(batch, cancellationToken);
        }

        writer.Complete();
    }

    private static async Task<BacktestTally> CountAsync(
        ChannelReader<List<IReadOnlyList<ClockEvent>>> reader,
        GoverningPolicies policies,
        BacktestOptions options,
        ProgressCount done,
        CancellationTokenSource stop
    )
    {
        try
        {
            var tally = new BacktestTally(policies, options);
            await foreach (var batch in reader.ReadAllAsync(stop.Token))
            {
                foreach (var history in batch)
                {
                    tally.Add(history);
                }

                done.Add(batch.Count);
            }

            return tally;
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }
}
