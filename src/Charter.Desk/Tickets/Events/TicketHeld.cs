using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.held</c>: A ticket was put on hold for a reason of ours.</summary>
[JournalKind("ticket.held")]
public sealed record TicketHeld(string Reason, LocalDate? UntilOn) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.HoldStarted);
}
