using Charter.Desk.Journal;
using Charter.Policy;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>contact.answered</c>: A person took up the contact.</summary>
[JournalKind("contact.answered")]
public sealed record ContactAnswered(ServedSubject Channel) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.ContactAnswered) { ByPerson = true, Channel = Channel };
}
