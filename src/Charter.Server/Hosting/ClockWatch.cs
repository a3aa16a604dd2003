using Charter.Desk.Promises;
using NodaTime;

namespace Charter.Server.Hosting;

/// <summary>Lets the clocks be looked at each second, so that warnings and breaches are told when they happen.</summary>
internal sealed class ClockWatch(WatchClocks clocks, TimeProvider time, ILogger<ClockWatch> logger)
    : RepeatedWork(time, logger)
{
    private readonly TimeProvider _time = time;

    protected override TimeSpan Pause => TimeSpan.FromSeconds(1);

    protected override Task DoAsync(CancellationToken stopping) =>
        clocks.RunAsync(Instant.FromDateTimeOffset(_time.GetUtcNow()), stopping);
}
