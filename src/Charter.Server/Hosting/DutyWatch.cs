using Charter.Desk.Duties;
using NodaTime;

namespace Charter.Server.Hosting;

/// <summary>Lets the clocks of the organisation's duties be looked at each minute: they run for weeks and months.</summary>
internal sealed class DutyWatch(WatchDuties duties, TimeProvider time, ILogger<DutyWatch> logger)
    : RepeatedWork(time, logger)
{
    private readonly TimeProvider _time = time;

    protected override TimeSpan Pause => TimeSpan.FromMinutes(1);

    protected override TimeSpan FirstPause => TimeSpan.FromSeconds(5);

    protected override Task DoAsync(CancellationToken stopping) =>
        duties.RunAsync(Instant.FromDateTimeOffset(_time.GetUtcNow()), stopping);
}
