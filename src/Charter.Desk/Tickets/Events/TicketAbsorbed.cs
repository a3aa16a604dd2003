using Charter.Desk.Journal;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.absorbed</c>: Another ticket was merged into this one.</summary>
[JournalKind("ticket.absorbed")]
public sealed record TicketAbsorbed(long FromTicketId, int FromNumber) : JournalEvent;
