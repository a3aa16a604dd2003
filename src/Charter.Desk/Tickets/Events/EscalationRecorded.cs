using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>escalation.recorded</c>: The record of an escalation was completed.</summary>
[JournalKind("escalation.recorded")]
public sealed record EscalationRecorded(long EscalationId) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.EscalationRecorded);
}
