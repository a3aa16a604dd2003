using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>call.attempted</c>: We called back and reached nobody.</summary>
[JournalKind("call.attempted")]
public sealed record CallAttempted(string? Note) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.CallAttempted) { ByPerson = true };
}
