using Charter.Channels.Email.Fetching;
using Charter.Server.Hosting;

namespace Charter.Server.Mailboxes;

/// <summary>Takes up what <c>charter intake</c> left in the data folder.</summary>
internal sealed class SpoolService(SpoolWork work, TimeProvider time, ILogger<SpoolService> logger)
    : RepeatedWork(time, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromSeconds(1);

    protected override Task DoAsync(CancellationToken stopping) => work.RunOnceAsync(stopping);
}
