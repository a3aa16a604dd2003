using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>call.missed</c>: A call was missed.</summary>
[JournalKind("call.missed")]
public sealed record CallMissed(string? Note) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.CallMissed) { ByPerson = true };
}
