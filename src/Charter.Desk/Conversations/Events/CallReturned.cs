using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>call.returned</c>: We called back and spoke to the customer.</summary>
[JournalKind("call.returned")]
public sealed record CallReturned(string? Note) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.CallReturned) { ByPerson = true };
}
