using NodaTime;

namespace Charter.Desk.Storage;

/// <summary>Both databases keep instants in whole microseconds; so does the program, before it compares or seals them.</summary>
public static class Microseconds
{
    private const long TicksPerMicrosecond = NodaConstants.TicksPerMillisecond / 1000;

    public static Instant Truncate(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(
            ticks - (((ticks % TicksPerMicrosecond) + TicksPerMicrosecond) % TicksPerMicrosecond)
        );
    }

    /// <summary>Microseconds since 1970-01-01T00:00:00Z.</summary>
    public static long Of(Instant instant) => Truncate(instant).ToUnixTimeTicks() / TicksPerMicrosecond;

    public static Instant ToInstant(long microseconds) => Instant.FromUnixTimeTicks(microseconds * TicksPerMicrosecond);
}
