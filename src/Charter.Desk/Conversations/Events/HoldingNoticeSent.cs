using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>holding_notice.sent</c>: The customer was told a new date and the reason.</summary>
[JournalKind("holding_notice.sent")]
public sealed record HoldingNoticeSent(long? MessageId, Instant NewDue, string Reason, string? CommitmentKey)
    : JournalEvent,
        IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.HoldingNoticeSent) { NewDue = NewDue };
}
