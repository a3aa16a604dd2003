using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.resolved</c>: A ticket was resolved.</summary>
[JournalKind("ticket.resolved")]
public sealed record TicketResolved(string? Reason) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.Resolved);
}
