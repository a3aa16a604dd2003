using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.closed</c>: A ticket was closed for good.</summary>
[JournalKind("ticket.closed")]
public sealed record TicketClosed(string? Reason) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.Closed);
}
