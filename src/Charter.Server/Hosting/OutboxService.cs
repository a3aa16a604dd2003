using Charter.Desk.Deliveries;
using Charter.Desk.Storage;

namespace Charter.Server.Hosting;

/// <summary>Carries out what has to leave the desk, as soon as it is written.</summary>
internal sealed class OutboxService(
    OutboxWorker worker,
    IJournalSignal signal,
    TimeProvider time,
    ILogger<OutboxService> logger
) : RepeatedWork(time, logger)
{
    private long _beat;

    // What was put off becomes due by time alone; what is new beats the signal.
    protected override TimeSpan Pause => TimeSpan.FromSeconds(2);

    protected override async Task DoAsync(CancellationToken stopping)
    {
        _beat = signal.Beat;
        while (await worker.RunOnceAsync(stopping) == OutboxWorker.LargestRound)
        {
            // A full round: more waits.
        }
    }

    protected override async Task WaitAsync(TimeSpan pause, CancellationToken stopping)
    {
        using var early = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(base.WaitAsync(pause, early.Token), signal.WaitBeyondAsync(_beat, early.Token));
        await early.CancelAsync();
    }
}
