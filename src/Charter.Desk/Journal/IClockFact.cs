using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Journal;

/// <summary>An event that clocks read.</summary>
public interface IClockFact
{
    /// <summary>The event as clocks see it; <c>null</c> where this one does not concern them.</summary>
    ClockEvent? ToClockEvent(Instant at);
}
