using NodaTime;

namespace Charter.Server.Demo;

/// <summary>The clock of the simulated weeks: it stands until the next thing happens.</summary>
internal sealed class DemoTime(Instant start) : TimeProvider
{
    public Instant Now { get; private set; } = start;

    /// <exception cref="ArgumentOutOfRangeException">Time does not run backwards.</exception>
    public void MoveTo(Instant at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(at, Now);
        Now = at;
    }

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
