namespace Charter.Server.Hosting;

/// <summary>
/// Work that is done again and again while the desk runs. One failed round is logged and does not end the work; after
/// failures in a row the pause grows, so that a database that is away is not hammered.
/// </summary>
internal abstract class RepeatedWork(TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>The pause between two rounds.</summary>
    protected abstract TimeSpan Pause { get; }

    /// <summary>How long to leave the desk alone after its start.</summary>
    protected virtual TimeSpan FirstPause => TimeSpan.Zero;

    /// <summary>One round.</summary>
    protected abstract Task DoAsync(CancellationToken stopping);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        if (FirstPause > TimeSpan.Zero)
        {
            await WaitAsync(FirstPause, stoppingToken);
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DoAsync(stoppingToken);
                failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                failures++;
                logger.LogError(problem, "{Work} failed ({Failures} in a row) and goes on", GetType().Name, failures);
            }

            await WaitAsync(PauseAfter(failures), stoppingToken);
        }
    }

    /// <summary>Waits for the next round; a signal may end it early.</summary>
    protected virtual async Task WaitAsync(TimeSpan pause, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(pause, time, stopping);
        }
        catch (OperationCanceledException)
        {
            // Stopping: the loop sees it.
        }
    }

    private TimeSpan PauseAfter(int failures) =>
        failures == 0
            ? Pause
            : TimeSpan.FromMilliseconds(
                Math.Min(LongestPause.TotalMilliseconds, Pause.TotalMilliseconds * Math.Pow(2, Math.Min(failures, 10)))
            );
}
