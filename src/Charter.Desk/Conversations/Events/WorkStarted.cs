using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>work.started</c>: Work or an investigation began.</summary>
[JournalKind("work.started")]
public sealed record WorkStarted(string? Note) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.WorkStarted) { ByPerson = true };
}
