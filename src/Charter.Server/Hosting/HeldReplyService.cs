using Charter.Desk.Conversations;
using NodaTime;

namespace Charter.Server.Hosting;

/// <summary>Lets answers leave when the seconds for second thoughts are over, or their chosen time has come.</summary>
internal sealed class HeldReplyService(ReleaseReplies replies, TimeProvider time, ILogger<HeldReplyService> logger)
    : RepeatedWork(time, logger)
{
    private readonly TimeProvider _time = time;

    protected override TimeSpan Pause => TimeSpan.FromSeconds(1);

    protected override Task DoAsync(CancellationToken stopping) =>
        replies.RunAsync(Instant.FromDateTimeOffset(_time.GetUtcNow()), stopping);
}
