using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>acknowledgement.sent</c>: Receipt was confirmed, in writing or by word of mouth.</summary>
[JournalKind("acknowledgement.sent")]
public sealed record AcknowledgementSent(long? MessageId, bool Spoken, bool ByPerson, string? CommitmentKey)
    : JournalEvent,
        IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.AcknowledgementSent) { ByPerson = ByPerson };
}
