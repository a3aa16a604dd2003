using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.waiting</c>: We wait for the customer.</summary>
[JournalKind("ticket.waiting")]
public sealed record TicketWaiting(string? Reason) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.WaitingStarted);
}
