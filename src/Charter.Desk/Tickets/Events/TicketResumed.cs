using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.resumed</c>: The wait for the customer is over.</summary>
[JournalKind("ticket.resumed")]
public sealed record TicketResumed(string? Reason) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.WaitingEnded);
}
