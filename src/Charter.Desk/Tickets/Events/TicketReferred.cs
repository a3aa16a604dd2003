using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.referred</c>: A ticket was passed to another department, with the date by which it expects to answer.</summary>
[JournalKind("ticket.referred")]
public sealed record TicketReferred(long DepartmentId, long? FormerDepartmentId, LocalDate? ExpectedOn, string? Reason)
    : JournalEvent,
        IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.Referred);
}
