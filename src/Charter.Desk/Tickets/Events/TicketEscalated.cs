using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.escalated</c>: A ticket was raised to a level of the escalation matrix, by a person or because a promise broke.</summary>
/// <param name="Level">The level that it reached, from 1.</param>
/// <param name="Reason">A person's words, or those of the matrix's row; empty when only the broken promise is the reason.</param>
/// <param name="ToStaffId">The one person who has to act, if there is one.</param>
/// <param name="CommitmentKey">The promise that broke; <c>null</c> when a person escalated.</param>
[JournalKind("ticket.escalated")]
public sealed record TicketEscalated(int Level, string Reason, long? ToStaffId, string? CommitmentKey)
    : JournalEvent,
        IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.Escalated) { Level = Level };
}
