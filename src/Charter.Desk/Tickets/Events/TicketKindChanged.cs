using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.kind_changed</c>: A ticket is another kind of matter.</summary>
[JournalKind("ticket.kind_changed")]
public sealed record TicketKindChanged(CaseKind Kind, CaseKind FormerKind) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.KindChanged) { CaseKind = Kind };
}
