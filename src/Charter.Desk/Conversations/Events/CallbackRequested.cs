using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>callback.requested</c>: The customer asked to be called back.</summary>
[JournalKind("callback.requested")]
public sealed record CallbackRequested(string? Note) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.CallbackRequested) { ByPerson = true };
}
