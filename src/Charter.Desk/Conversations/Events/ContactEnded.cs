using Charter.Desk.Journal;
using Charter.Policy;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>contact.ended</c>: The contact is over.</summary>
[JournalKind("contact.ended")]
public sealed record ContactEnded(ServedSubject Channel) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.ContactEnded) { ByPerson = true, Channel = Channel };
}
