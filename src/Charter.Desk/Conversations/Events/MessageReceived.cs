using Charter.Desk.Journal;
using Charter.Policy;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>message.received</c>: The customer wrote. A machine's message is kept, and starts no clock.</summary>
[JournalKind("message.received")]
public sealed record MessageReceived(long MessageId, ServedSubject Channel, bool Automatic) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        Automatic ? null : new ClockEvent(at, ClockEventKind.MessageReceived) { ByCustomer = true, Channel = Channel };
}
