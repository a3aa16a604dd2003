using Charter.Desk.Journal;
using Charter.Policy;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>contact.started</c>: A call, chat or visit began.</summary>
[JournalKind("contact.started")]
public sealed record ContactStarted(ServedSubject Channel) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.ContactStarted) { ByPerson = true, Channel = Channel };
}
