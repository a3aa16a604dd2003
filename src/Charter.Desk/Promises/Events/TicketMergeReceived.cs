using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Promises.Events;

/// <summary><c>ticket.merge_received</c>: Another ticket was merged into this one and brings a promise that was still open there.</summary>
[JournalKind("ticket.merge_received")]
public sealed record TicketMergeReceived(string CommitmentKey, Instant DueAt) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.MergeReceived) { CommitmentKey = CommitmentKey, NewDue = DueAt };
}
