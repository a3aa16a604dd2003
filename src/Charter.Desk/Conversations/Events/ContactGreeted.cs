using Charter.Desk.Journal;
using Charter.Policy;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>contact.greeted</c>: A person welcomed the visitor.</summary>
[JournalKind("contact.greeted")]
public sealed record ContactGreeted(ServedSubject Channel) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.ContactGreeted) { ByPerson = true, Channel = Channel };
}
