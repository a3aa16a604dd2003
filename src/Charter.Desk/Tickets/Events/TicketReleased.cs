using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.released</c>: A ticket came off hold.</summary>
[JournalKind("ticket.released")]
public sealed record TicketReleased(string? Reason) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.HoldEnded);
}
