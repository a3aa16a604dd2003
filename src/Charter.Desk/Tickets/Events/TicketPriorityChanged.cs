using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.priority_changed</c>: A ticket has another priority.</summary>
[JournalKind("ticket.priority_changed")]
public sealed record TicketPriorityChanged(string Priority, string FormerPriority) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.PriorityChanged) { Priority = Priority };
}
