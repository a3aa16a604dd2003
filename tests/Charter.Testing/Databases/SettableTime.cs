using NodaTime;

namespace Charter.Testing.Databases;

/// <summary>A clock that stands until a test moves it.</summary>
public sealed class SettableTime(Instant start) : TimeProvider
{
    private readonly Lock _lock = new();
    private Instant _now = start;

    public Instant Now
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    public void Advance(Duration duration)
    {
        lock (_lock)
        {
            _now += duration;
        }
    }

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
