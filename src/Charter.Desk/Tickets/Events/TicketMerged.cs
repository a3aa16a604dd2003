using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.merged</c>: A ticket went into another; its clocks end.</summary>
[JournalKind("ticket.merged")]
public sealed record TicketMerged(long IntoTicketId, int IntoNumber) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.MergedAway);
}
