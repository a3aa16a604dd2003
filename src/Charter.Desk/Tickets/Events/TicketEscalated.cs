using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.escalated</c>: A ticket was raised to a level of the escalation matrix, by a person or because a promise broke.</summary>
[JournalKind("ticket.escalated")]
public sealed record TicketEscalated(int Level, string Reason, long? ToStaffId, string? CommitmentKey)
    : JournalEvent,
        IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.Escalated);
}
