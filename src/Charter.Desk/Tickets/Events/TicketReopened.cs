using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.reopened</c>: A resolved or closed ticket was opened again.</summary>
[JournalKind("ticket.reopened")]
public sealed record TicketReopened(bool ByCustomer, string? Reason) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.Reopened) { ByCustomer = ByCustomer };
}
