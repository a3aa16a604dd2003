using Charter.Channels;
using Charter.Server.Hosting;

namespace Charter.Server.Mailboxes;

/// <summary>Takes up what was being read when the program ended the last time.</summary>
internal sealed class LeftArrivalsService(LeftArrivals left, TimeProvider time, ILogger<LeftArrivalsService> logger)
    : RepeatedWork(time, logger)
{
    // At the start, and again for what could not be taken then.
    protected override TimeSpan Pause => TimeSpan.FromSeconds(30);

    protected override Task DoAsync(CancellationToken stopping) => left.RunOnceAsync(stopping);
}
