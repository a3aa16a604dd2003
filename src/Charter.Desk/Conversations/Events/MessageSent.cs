using Charter.Desk.Journal;
using Charter.Policy;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>message.sent</c>: We wrote to the customer.</summary>
[JournalKind("message.sent")]
public sealed record MessageSent(long MessageId, ServedSubject Channel, bool ByPerson) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.MessageSent) { ByPerson = ByPerson, Channel = Channel };
}
